package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.DiceForm;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How prompts are learnt; mixed in with {@code @Mixin}. */
final class LearningOptions {
  private static final double SECONDS_PER_MINUTE = 60;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often every picture is seen. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      defaultValue = "0.01",
      description = "Learning rate of AdamW. Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "1",
      description = "Pictures computed together. Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--accumulate",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Batches whose gradients are added up for one change of the weights. Default: ${DEFAULT-VALUE}.")
  private int accumulate;

  @Mixin private ScoringOptions scoring;

  @Option(
      names = "--dice",
      paramLabel = "FORM",
      defaultValue = "rows",
      description =
          "Dice loss over rows (as published) or over the image. Default: ${DEFAULT-VALUE}.")
  private String dice;

  @Option(
      names = "--freeze-projections",
      description = "Leave the projections as they are and learn the prompts only.")
  private boolean freezeProjections;

  @Option(
      names = "--paste-probability",
      paramLabel = "P",
      defaultValue = "0.2",
      description =
          "How often a picture is replaced by four of its class. Default: ${DEFAULT-VALUE}.")
  private double pasteProbability;

  @Option(
      names = "--paste-sets",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "mvtec",
      description = "Data sets whose pictures are pasted so. Default: ${DEFAULT-VALUE}.")
  private List<String> pasteSets;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of first weights, order, pasting and clustering. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--activation-checkpointing",
      description = "Compute inner values twice instead of keeping them: less memory, more time.")
  private boolean activationCheckpointing;

  @Option(
      names = "--save-minutes",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Store the state so often, and after every epoch; 0: after every step. Default: ${DEFAULT-VALUE}.")
  private double saveMinutes;

  @Mixin private ComputeOptions compute;

  /**
   * How the model learns.
   *
   * @param fresh whether it begins without a checkpoint, so that the published prompts are the
   *     default
   */
  TrainingOptions training(boolean fresh) {
    DetectorOptions model = scoring.applyTo(DetectorOptions.defaults().withSeed(seed));
    model = fresh ? compute.applyToNew(model) : compute.applyTo(model);
    return new TrainingOptions(
        model,
        OptimizerSettings.defaults().withLearningRate(learningRate),
        DiceForm.parse(dice),
        !freezeProjections,
        activationCheckpointing);
  }

  /** How the training runs. */
  TrainSettings settings() {
    if (!(saveMinutes >= 0 && saveMinutes <= Integer.MAX_VALUE)) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the interval of saving is out of range")
          .with("option", "--save-minutes")
          .expected("0 or more")
          .found(saveMinutes)
          .fix("pass for instance --save-minutes 10")
          .build();
    }
    return new TrainSettings(
        epochs,
        batchSize,
        accumulate,
        seed,
        pasteProbability,
        Set.copyOf(pasteSets),
        Duration.ofMillis((long) (saveMinutes * SECONDS_PER_MINUTE * 1000)));
  }
}
