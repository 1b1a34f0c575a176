package io.github.adaclip.cli;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.EngineMeasurement;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.detect.StageClock.Stage;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.GaussianFilter;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import io.github.adaclip.report.MapWriter;
import io.github.adaclip.report.Overlay;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One detection step by step, from a file's bytes to files with the result: what {@link Detector}
 * does, with nothing beside it.
 *
 * @param detector open
 * @param engine the detector's
 * @param pictures picture files, taken in turn
 * @param className what it shows
 * @param folder for what is written
 */
record DetectionBench(
    Detector detector,
    EngineMeasurement engine,
    List<byte[]> pictures,
    String className,
    Path folder) {
  static DetectionBench of(
      Detector detector, List<byte[]> pictures, String className, Path folder) {
    EngineMeasurement engine =
        detector
            .measurement()
            .orElseThrow(
                () ->
                    AdaClipException.of(
                            FailureCode.INVALID_OPTION, "this runtime cannot be measured")
                        .fix("leave --runtime out")
                        .build());
    return new DetectionBench(detector, engine, pictures, className, folder);
  }

  /** One detection. */
  BenchSubject.Run once(int number) {
    DetectorOptions options = detector.options();
    int side = detector.model().imageSize();
    byte[] picture = pictures.get(number % pictures.size());
    StageTimes times = new StageTimes();
    RgbImage decoded =
        ImageDecoder.decode(ImageSource.of(picture).named("noise"), DecodeOptions.defaults());
    times.ended(Stage.DECODE);
    PreparedImage prepared = ImagePreprocessor.prepare(decoded, side);
    times.ended(Stage.RESIZE);
    AnomalyEngine.Output output =
        engine.infer(List.of(new AnomalyEngine.Input(prepared, sentences())), times).get(0);
    float[] smooth = GaussianFilter.smooth(output.map(), side, side, options.sigmaPixels());
    AnomalyMap map =
        new AnomalyMap(smooth, side, prepared.originalWidth(), prepared.originalHeight());
    double score = options.score() == ScoreKind.MAX_MAP ? map.max() : output.fusionScore();
    times.ended(Stage.SMOOTHING);
    Detection detection =
        new Detection("noise", className, score, map, detector.model(), options.seed(), 0);
    Overlay.write(
        folder.resolve("overlay.png"), decoded.toBufferedImage(), detection, Decision.none());
    MapWriter.write(folder.resolve("map.png"), map, MapFormat.PNG, MapSize.IMAGE);
    times.ended(Stage.WRITE);
    return new BenchSubject.Run(times.detection(), times, Optional.of(detection));
  }

  Map<Stage, Double> operations() {
    return engine.operations(sentences());
  }

  private ClassSentences sentences() {
    return ClassSentences.of(
        className, detector.options().sentences(), Tokenizer.clip(), Tokenizer.CONTEXT_LENGTH);
  }
}
