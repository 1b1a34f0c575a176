package io.github.adaclip.evaluate;

import io.github.adaclip.metrics.BootstrapSettings;
import io.github.adaclip.metrics.PixelStorage;
import java.util.Optional;

/**
 * What an evaluation keeps beside the metrics.
 *
 * @param storage where pixels wait; one class at a time
 * @param curves whether curves are kept
 * @param examples pictures to be shown
 * @param bootstrap confidence intervals of the metrics; empty for none
 * @param provenance what is known about the weights
 */
public record EvaluationSettings(
    PixelStorage storage,
    boolean curves,
    ExampleChoice examples,
    Optional<BootstrapSettings> bootstrap,
    ModelProvenance provenance) {
  private static final int SHOWN_PICTURES = 4;

  /** Metrics and nothing else, as a validation during training needs it. */
  public static EvaluationSettings metricsOnly() {
    return new EvaluationSettings(
        PixelStorage.standard(),
        false,
        ExampleChoice.none(),
        Optional.empty(),
        ModelProvenance.unknown());
  }

  /** Everything a report shows: curves, four best and four worst pictures. */
  public static EvaluationSettings forReport() {
    return new EvaluationSettings(
        PixelStorage.standard(),
        true,
        ExampleChoice.of(SHOWN_PICTURES, SHOWN_PICTURES),
        Optional.empty(),
        ModelProvenance.unknown());
  }

  /** The same with another place for pixels. */
  public EvaluationSettings withStorage(PixelStorage value) {
    return new EvaluationSettings(value, curves, examples, bootstrap, provenance);
  }

  /** The same with other examples. */
  public EvaluationSettings withExamples(ExampleChoice value) {
    return new EvaluationSettings(storage, curves, value, bootstrap, provenance);
  }

  /** The same with confidence intervals. */
  public EvaluationSettings withBootstrap(BootstrapSettings value) {
    return new EvaluationSettings(storage, curves, examples, Optional.of(value), provenance);
  }

  /** The same with what is known about the weights. */
  public EvaluationSettings withProvenance(ModelProvenance value) {
    return new EvaluationSettings(storage, curves, examples, bootstrap, value);
  }
}
