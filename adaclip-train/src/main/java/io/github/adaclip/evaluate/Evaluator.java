package io.github.adaclip.evaluate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;

/**
 * Measures a detector on the test split of a data set.
 *
 * <pre>{@code
 * Dataset dataset = DatasetSpec.parse("mvtec=/data/mvtec").read();
 * Evaluation evaluation =
 *     Evaluator.evaluate(
 *         detector, dataset, EvaluationSettings.metricsOnly(), EvaluationListener.none());
 * evaluation.mean(Metric.PIXEL_MAX_F1).mean();   // OptionalDouble, 0 to 1
 * }</pre>
 *
 * <p>Pictures are decoded ahead in background threads, {@code DetectorOptions.batchSize()} are
 * computed together, and one class's pixels are held at a time, in memory or a temporary file.
 * Pixel metrics are taken at the model's size on the smoothed map. An anomalous picture without a
 * mask takes no part in them.
 */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Measures.
   *
   * @param settings what is kept beside the metrics
   * @param listener hears about every picture, on the calling thread
   * @throws AdaClipException UNUSABLE_DATA if the set has no labels, nothing can be measured on it,
   *     or no picture can be read; INVALID_TEXT if a class name cannot be used; DISK_FULL if the
   *     pixels do not fit; CANCELLED if the thread is interrupted. A single unreadable picture is
   *     told to the listener and listed in the result
   */
  public static Evaluation evaluate(
      Detector detector,
      Dataset dataset,
      EvaluationSettings settings,
      EvaluationListener listener) {
    return new EvaluationRun(detector, dataset, settings, listener).run();
  }

  /**
   * Refuses a set on which nothing can be measured, to be called before a model is loaded.
   *
   * @throws AdaClipException UNUSABLE_DATA with what is missing and how to mend it
   */
  public static void requireMeasurable(Dataset dataset) {
    MeasurableData.require(dataset);
  }
}
