package io.github.adaclip.train;

import io.github.adaclip.training.TrainingLoss;
import java.util.List;

/**
 * One change of the weights.
 *
 * @param update its number since the training began, from 1
 * @param epoch from 1
 * @param picturesDone pictures of this epoch that are done
 * @param pictures what it was computed from, one description each
 * @param loss mean over these pictures
 * @param gradientNorm Euclidean length of the gradient
 * @param seconds it took, reading of pictures included
 */
public record LogEntry(
    long update,
    int epoch,
    int picturesDone,
    List<String> pictures,
    TrainingLoss loss,
    double gradientNorm,
    double seconds) {

  /** Copies the list. */
  public LogEntry {
    pictures = List.copyOf(pictures);
  }
}
