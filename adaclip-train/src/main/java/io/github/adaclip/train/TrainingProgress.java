package io.github.adaclip.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.adaclip.metrics.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a training has come: everything that, with the settings, decides what comes next.
 *
 * @param epoch the one that goes on, from 0; the number of epochs once all are done
 * @param position pictures of that epoch that are done
 * @param updates changes of the weights so far
 * @param skipped pictures that could not be read so far
 * @param bestEpoch the epoch whose weights the checkpoint holds, from 1; 0 before the first
 * @param bestMetrics its validation; empty without a validation set
 * @param seconds spent on training and validation so far
 */
record TrainingProgress(
    @JsonProperty("epoch") int epoch,
    @JsonProperty("position") int position,
    @JsonProperty("updates") long updates,
    @JsonProperty("skipped") long skipped,
    @JsonProperty("bestEpoch") int bestEpoch,
    @JsonProperty("bestMetrics") Map<Metric, Double> bestMetrics,
    @JsonProperty("seconds") double seconds) {

  TrainingProgress {
    bestMetrics = Collections.unmodifiableMap(new TreeMap<>(bestMetrics));
  }

  static TrainingProgress begin() {
    return new TrainingProgress(0, 0, 0, 0, 0, Map.of(), 0);
  }

  /** After some pictures of the epoch, with or without a change of the weights. */
  TrainingProgress advanced(int pictures, boolean updated, long newlySkipped, double newSeconds) {
    return new TrainingProgress(
        epoch,
        position + pictures,
        updates + (updated ? 1 : 0),
        skipped + newlySkipped,
        bestEpoch,
        bestMetrics,
        seconds + newSeconds);
  }

  /** The weights of this epoch are the best so far, or simply the last without a validation. */
  TrainingProgress withBest(Optional<ValidationScore> score) {
    return new TrainingProgress(
        epoch,
        position,
        updates,
        skipped,
        epoch + 1,
        score.map(ValidationScore::values).orElse(Map.of()),
        seconds);
  }

  /** The validation of the best epoch; empty without a validation set, or before the first. */
  Optional<ValidationScore> best() {
    return bestMetrics.isEmpty()
        ? Optional.empty()
        : Optional.of(new ValidationScore(bestEpoch, bestMetrics));
  }

  TrainingProgress nextEpoch(double newSeconds) {
    return new TrainingProgress(
        epoch + 1, 0, updates, skipped, bestEpoch, bestMetrics, seconds + newSeconds);
  }
}
