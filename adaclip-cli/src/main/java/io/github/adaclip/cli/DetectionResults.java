package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.OutputFiles;
import io.github.adaclip.report.Overlay;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is told of each picture: its files first, then who else wants to know, then its line;
 * failures are counted.
 */
final class DetectionResults {
  private final CommonOptions common;
  private final ResultFiles files;
  private final Decision decision;
  private final DecodeOptions decode;
  private final Optional<Consumer<String>> listener;
  private long failed;

  /**
   * Nothing told yet.
   *
   * @param common where lines go and in which form
   * @param files what is written for each picture
   * @param decision judges each detection
   * @param decode how pictures are read that an overlay has to read anew
   * @param listener gets each result as JSON before its line is printed
   */
  DetectionResults(
      CommonOptions common,
      ResultFiles files,
      Decision decision,
      DecodeOptions decode,
      Optional<Consumer<String>> listener) {
    this.common = common;
    this.files = files;
    this.decision = decision;
    this.decode = decode;
    this.listener = listener;
  }

  /**
   * Writes the files of one picture and prints its line.
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT or DISK_FULL; may then be called again
   */
  void tell(DetectionOutcome outcome, PictureFiles.Item item) {
    if (outcome.failure().isPresent()) {
      tellFailure(outcome.request().image().name(), outcome.failure().get());
      return;
    }
    Detection detection = outcome.detectionOrThrow();
    OutputFiles written = files.write(item.relative(), detection, () -> shown(outcome), decision);
    String json = json(() -> DetectionJson.line(detection, decision, written));
    listener.ifPresent(each -> each.accept(json));
    common.console().result(common.json() ? json : line(detection, decision));
  }

  /** How many failures were told. */
  long failed() {
    return failed;
  }

  private void tellFailure(String image, AdaClipException failure) {
    String json = json(() -> DetectionJson.errorLine(image, failure));
    listener.ifPresent(each -> each.accept(json));
    failed++;
    common.console().warn(failure.describe());
    if (common.verbose()) {
      common.console().warn(FailureReport.stackTrace(failure));
    }
    if (common.json()) {
      common.console().result(json);
    }
  }

  /** Made only where somebody wants it: regions of a large picture take their time. */
  private String json(Supplier<String> line) {
    return common.json() || listener.isPresent() ? line.get() : "";
  }

  /** What an overlay shows; pictures that were too large to keep are read anew, at its size. */
  private RgbImage shown(DetectionOutcome outcome) {
    return outcome.picture().orElseGet(() -> Overlay.reduced(outcome.request().image(), decode));
  }

  private static String line(Detection detection, Decision decision) {
    String verdict =
        decision
            .anomalous(detection.score())
            .map(anomalous -> anomalous ? "  anomalous" : "  normal")
            .orElse("");
    String givenUp = detection.model().approximation().words();
    return String.format(Locale.ROOT, "%.4f%s  %s", detection.score(), verdict, detection.image())
        + (givenUp.isEmpty() ? "" : "  (" + givenUp + ")");
  }
}
