package io.github.adaclip.training;

import java.util.List;

/**
 * The parts of the loss of one batch; their plain sum is what is minimised.
 *
 * <p>Source: AdaCLIP, section 3.5; spec of the reference's training loop.
 *
 * @param classification focal loss of the pictures' scores
 * @param focal for each chosen layer the focal loss of its map
 * @param abnormalDice for each chosen layer the dice loss of the abnormal map and the mask
 * @param normalDice for each chosen layer the dice loss of the normal map and the mask's opposite;
 *     the lists are empty if no picture of the batch has pixel labels
 */
public record TrainingLoss(
    double classification, List<Double> focal, List<Double> abnormalDice, List<Double> normalDice) {

  /** Copies the lists. */
  public TrainingLoss {
    focal = List.copyOf(focal);
    abnormalDice = List.copyOf(abnormalDice);
    normalDice = List.copyOf(normalDice);
  }

  /** The loss of all maps. */
  public double maps() {
    return sum(focal) + sum(abnormalDice) + sum(normalDice);
  }

  /** The whole loss. */
  public double total() {
    return classification + maps();
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
