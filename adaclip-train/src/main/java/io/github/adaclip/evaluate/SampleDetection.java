package io.github.adaclip.evaluate;

import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import java.util.List;

/** Loaded samples of a data set → what a detector says of them. */
public final class SampleDetection {
  private SampleDetection() {}

  /**
   * Scores samples as one batch, under their descriptions.
   *
   * @return a detection for each sample, in their order
   * @throws io.github.adaclip.failure.AdaClipException as {@link Detector#detectPrepared}
   */
  public static List<Detection> of(List<LoadedSample> batch, Detector detector) {
    return detector.detectPrepared(
        batch.stream()
            .map(
                each ->
                    new Detector.PreparedRequest(
                        each.request().description(), each.picture(), each.className()))
            .toList());
  }
}
