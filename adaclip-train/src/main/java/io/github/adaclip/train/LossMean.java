package io.github.adaclip.train;

import io.github.adaclip.training.TrainingLoss;
import java.util.ArrayList;
import java.util.List;

/** The mean of the losses of several batches, weighted by their pictures, for the log. */
final class LossMean {
  private double classification;
  private List<Double> focal = List.of();
  private List<Double> abnormalDice = List.of();
  private List<Double> normalDice = List.of();
  private int pictures;

  void add(TrainingLoss loss, int count) {
    double share = (double) count / (pictures + count);
    classification += share * (loss.classification() - classification);
    focal = moved(focal, loss.focal(), share);
    abnormalDice = moved(abnormalDice, loss.abnormalDice(), share);
    normalDice = moved(normalDice, loss.normalDice(), share);
    pictures += count;
  }

  /** Batches without masks have no losses of maps and leave the mean as it is. */
  private static List<Double> moved(List<Double> mean, List<Double> next, double share) {
    if (mean.isEmpty() || next.isEmpty()) {
      return mean.isEmpty() ? next : mean;
    }
    List<Double> moved = new ArrayList<>(mean.size());
    for (int layer = 0; layer < mean.size(); layer++) {
      moved.add(mean.get(layer) + share * (next.get(layer) - mean.get(layer)));
    }
    return moved;
  }

  TrainingLoss value() {
    return new TrainingLoss(classification, focal, abnormalDice, normalDice);
  }
}
