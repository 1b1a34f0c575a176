package io.github.adaclip.calibrate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.metrics.PixelScores;
import io.github.adaclip.metrics.PixelStorage;
import io.github.adaclip.metrics.RankingMetrics;
import io.github.adaclip.metrics.TemporarySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the score and the largest map value of every picture, and pixels where they are wanted. */
final class ScoreCollector implements AutoCloseable {
  private final List<Double> normalScores = new ArrayList<>();
  private final List<Double> anomalousScores = new ArrayList<>();
  private final List<Double> normalPeaks = new ArrayList<>();
  private final List<Double> anomalousPeaks = new ArrayList<>();
  private final TemporarySpace space;
  private final Optional<PixelScores> pixels;

  /**
   * Starts a collection.
   *
   * @param samples all that will come
   * @param side of the maps
   * @param wantsPixels whether pixels are kept, if there are masks
   */
  ScoreCollector(List<Sample> samples, int side, boolean wantsPixels, PixelStorage storage) {
    boolean masked =
        samples.stream().anyMatch(sample -> sample.anomalous() && sample.mask().isPresent());
    long expected =
        wantsPixels && masked
            ? samples.stream().filter(Sample::hasPixelLabels).count() * side * side
            : 0;
    this.space = storage.spaceFor(expected);
    this.pixels =
        expected == 0
            ? Optional.empty()
            : Optional.of(PixelScores.open(storage.withExpectedPixels(expected)));
  }

  /** The temporary space that the pixels may take. */
  TemporarySpace space() {
    return space;
  }

  void add(LoadedSample sample, Detection detection) {
    add(sample.anomalous(), detection);
    if (pixels.isPresent() && sample.mask().isPresent()) {
      int side = detection.map().side();
      pixels.get().add(detection.map().grid(), sample.mask().get(), side, side);
    }
  }

  void add(boolean anomalous, Detection detection) {
    (anomalous ? anomalousScores : normalScores).add(detection.score());
    (anomalous ? anomalousPeaks : normalPeaks).add(detection.map().max());
  }

  /** The scores of the pictures. */
  LabelledScores scores() {
    return LabelledScores.of(normalScores, anomalousScores);
  }

  /** The largest map values: a pixel of the picture is at or above a threshold if this one is. */
  LabelledScores peaks() {
    return LabelledScores.of(normalPeaks, anomalousPeaks);
  }

  /** How well the pixels separate; empty if none were kept, or only of one kind. */
  Optional<RankingMetrics> pixelMetrics() {
    return pixels
        .map(scores -> scores.evaluate().metrics().ranking())
        .filter(metrics -> metrics.maxF1().isPresent());
  }

  @Override
  public void close() {
    pixels.ifPresent(PixelScores::close);
  }
}
