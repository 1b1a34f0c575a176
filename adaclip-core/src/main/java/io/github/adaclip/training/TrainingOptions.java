package io.github.adaclip.training;

import io.github.adaclip.detect.DetectorOptions;

/**
 * How an engine trains.
 *
 * @param model image size, activation, prompts, fusion, sentences, threads, device and seed; its
 *     {@code score} says whether the picture's loss is taken with the fusion ({@code FUSION}) or
 *     without (any other); the seed also makes the first weights
 * @param optimizer how weights change
 * @param dice form of the dice loss
 * @param trainProjections whether the projections are learnt, as published, or stay as they are
 * @param recomputeActivations whether the vision tower's inner values are computed again for the
 *     gradients instead of being kept: less memory, more time, the same weights
 */
public record TrainingOptions(
    DetectorOptions model,
    OptimizerSettings optimizer,
    DiceForm dice,
    boolean trainProjections,
    boolean recomputeActivations) {

  /** The published way. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(
        DetectorOptions.defaults(), OptimizerSettings.defaults(), DiceForm.ROWS, true, false);
  }

  /** The same with another model. */
  public TrainingOptions withModel(DetectorOptions value) {
    return new TrainingOptions(value, optimizer, dice, trainProjections, recomputeActivations);
  }

  /** The same with another optimiser. */
  public TrainingOptions withOptimizer(OptimizerSettings value) {
    return new TrainingOptions(model, value, dice, trainProjections, recomputeActivations);
  }

  /** The same with another form of dice. */
  public TrainingOptions withDice(DiceForm value) {
    return new TrainingOptions(model, optimizer, value, trainProjections, recomputeActivations);
  }

  /** The same with learnt or fixed projections. */
  public TrainingOptions withTrainProjections(boolean value) {
    return new TrainingOptions(model, optimizer, dice, value, recomputeActivations);
  }

  /** The same with kept or recomputed activations. */
  public TrainingOptions withRecomputeActivations(boolean value) {
    return new TrainingOptions(model, optimizer, dice, trainProjections, value);
  }
}
