package io.github.adaclip.evaluate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.metrics.ClassMetrics;
import io.github.adaclip.metrics.Curves;
import io.github.adaclip.metrics.ImageScores;
import io.github.adaclip.metrics.PixelEvaluation;
import io.github.adaclip.metrics.PixelScores;
import io.github.adaclip.metrics.PixelStorage;
import java.util.List;
import java.util.Optional;

/** Collects scores and maps of one class. */
final class ClassCollector implements AutoCloseable {
  private static final Curves NO_CURVES = new Curves(List.of(), List.of(), List.of());

  private final String name;
  private final EvaluationSettings settings;
  private final ImageScores images = new ImageScores();
  private final Optional<PixelScores> pixels;
  private long normal;
  private long anomalous;
  private long withoutMask;
  private long failed;

  /**
   * Starts a class.
   *
   * @param samples all of it, to know how many pixels will come
   * @param side of the maps
   */
  ClassCollector(String name, List<Sample> samples, int side, EvaluationSettings settings) {
    this.name = name;
    this.settings = settings;
    long expected = expectedPixels(samples, side);
    this.pixels =
        expected == 0
            ? Optional.empty()
            : Optional.of(open(settings, settings.storage().withExpectedPixels(expected)));
  }

  private static PixelScores open(EvaluationSettings settings, PixelStorage storage) {
    return settings.bootstrap().isPresent()
        ? PixelScores.openForBootstrap(storage)
        : PixelScores.open(storage);
  }

  /** Pixels that will be held; none if the class has no masks, for then nothing is measured. */
  static long expectedPixels(List<Sample> samples, int side) {
    if (samples.stream().noneMatch(sample -> sample.anomalous() && sample.mask().isPresent())) {
      return 0;
    }
    return samples.stream().filter(Sample::hasPixelLabels).count() * side * side;
  }

  void add(LoadedSample sample, Detection detection) {
    boolean isAnomalous = sample.anomalous();
    images.add(isAnomalous, detection.score());
    normal += isAnomalous ? 0 : 1;
    anomalous += isAnomalous ? 1 : 0;
    withoutMask += sample.mask().isEmpty() ? 1 : 0;
    if (pixels.isPresent() && sample.mask().isPresent()) {
      int side = detection.map().side();
      pixels.get().add(detection.map().grid(), sample.mask().get(), side, side);
    }
  }

  void addFailed() {
    failed++;
  }

  ClassEvaluation finish() {
    Optional<PixelEvaluation> evaluated = pixels.map(PixelScores::evaluate);
    return new ClassEvaluation(
        new ClassMetrics(name, images.metrics(), evaluated.map(PixelEvaluation::metrics)),
        new PictureCounts(normal, anomalous, withoutMask, failed),
        settings.curves() ? images.curves() : NO_CURVES,
        settings.curves() ? evaluated.map(PixelEvaluation::curves).orElse(NO_CURVES) : NO_CURVES,
        settings.bootstrap().map(images::bootstrap),
        settings.bootstrap().flatMap(how -> pixels.map(scores -> scores.bootstrap(how))));
  }

  @Override
  public void close() {
    pixels.ifPresent(PixelScores::close);
  }
}
