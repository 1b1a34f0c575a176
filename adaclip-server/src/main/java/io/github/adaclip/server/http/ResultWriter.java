package io.github.adaclip.server.http;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.MapWriter;
import io.github.adaclip.report.MaskWriter;
import io.github.adaclip.report.OutputFiles;
import io.github.adaclip.report.Overlay;

/** Outcomes → JSON objects, with the wanted files in them. */
record ResultWriter(DetectQuery query, DecodeOptions decode) {
  /**
   * What came of a picture.
   *
   * @param json its object
   * @param score of the picture; NaN if it failed
   */
  record Result(String json, double score) {}

  /** The result of a picture; its failure thrown. */
  Result resultOrThrow(DetectionOutcome outcome) {
    Detection detection = outcome.detectionOrThrow();
    String json = DetectionJson.line(detection, query.decision(), files(outcome, detection));
    return new Result(json, detection.score());
  }

  /** The result of a picture, or its error as an object. */
  Result result(DetectionOutcome outcome) {
    return outcome
        .failure()
        .map(
            e ->
                new Result(
                    DetectionJson.errorLine(outcome.request().image().name(), e), Double.NaN))
        .orElseGet(() -> resultOrThrow(outcome));
  }

  private OutputFiles files(DetectionOutcome outcome, Detection detection) {
    OutputFiles files = OutputFiles.none();
    for (DetectQuery.Output output : query.outputs()) {
      files =
          switch (output) {
            case OVERLAY ->
                files.withOverlay(
                    Overlay.encoded(
                        picture(outcome).toBufferedImage(), detection, query.decision()));
            case MAP ->
                files.withMap(
                    MapWriter.encoded(detection.map(), query.mapFormat(), query.mapSize()));
            case MASK ->
                files.withMask(
                    MaskWriter.encoded(
                        detection.map(),
                        query.decision().pixelThreshold().orElseThrow(),
                        query.decision().minAreaPixels()));
          };
    }
    return files;
  }

  private RgbImage picture(DetectionOutcome outcome) {
    return outcome.picture().orElseGet(() -> Overlay.reduced(outcome.request().image(), decode));
  }
}
