package io.github.adaclip.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a training has come: everything that, with the settings, decides what comes next.
 *
 * @param epoch the one that goes on, from 0; the number of epochs once all are done
 * @param position pictures of that epoch that are done
 * @param updates changes of the weights so far
 * @param skipped pictures that could not be read so far
 * @param bestEpoch the epoch whose weights the checkpoint holds, from 1; 0 before the first
 * @param bestValue its validation value
 * @param seconds spent on training and validation so far
 */
record TrainingProgress(
    @JsonProperty("epoch") int epoch,
    @JsonProperty("position") int position,
    @JsonProperty("updates") long updates,
    @JsonProperty("skipped") long skipped,
    @JsonProperty("bestEpoch") int bestEpoch,
    @JsonProperty("bestValue") double bestValue,
    @JsonProperty("seconds") double seconds) {

  static TrainingProgress begin() {
    return new TrainingProgress(0, 0, 0, 0, 0, 0, 0);
  }

  /** After some pictures of the epoch, with or without a change of the weights. */
  TrainingProgress advanced(int pictures, boolean updated, long newlySkipped, double newSeconds) {
    return new TrainingProgress(
        epoch,
        position + pictures,
        updates + (updated ? 1 : 0),
        skipped + newlySkipped,
        bestEpoch,
        bestValue,
        seconds + newSeconds);
  }

  /** The weights of this epoch are the best so far. */
  TrainingProgress withBest(double value) {
    return new TrainingProgress(epoch, position, updates, skipped, epoch + 1, value, seconds);
  }

  TrainingProgress nextEpoch(double newSeconds) {
    return new TrainingProgress(
        epoch + 1, 0, updates, skipped, bestEpoch, bestValue, seconds + newSeconds);
  }
}
