package io.github.adaclip.cli;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.DiceForm;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingOptions;
import java.nio.file.Path;
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

  @Mixin private PromptOptions prompts;

  @Option(
      names = "--image-size",
      paramLabel = "S",
      description = "Side of the model's picture in pixels. Default: the checkpoint's, or 518.")
  private Integer imageSize;

  @Option(
      names = "--clusters",
      paramLabel = "K",
      description = "Clusters of the fusion. Default: the checkpoint's, or 20.")
  private Integer clusters;

  @Option(
      names = "--fusion",
      paramLabel = "FORM",
      defaultValue = "reference",
      description = "reference (as published) or paper (as written). Default: ${DEFAULT-VALUE}.")
  private String fusion;

  @Option(
      names = "--score",
      paramLabel = "KIND",
      defaultValue = "fusion",
      description =
          "fusion, or class or max-map: then the score is learnt without the fusion. Default: ${DEFAULT-VALUE}.")
  private String score;

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
      names = "--sentences",
      paramLabel = "FILE",
      description = "Own states and templates as JSON. Default: the published ones.")
  private Path sentences;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "gelu or quick_gelu. Default: the checkpoint's, or gelu.")
  private String activation;

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

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Compute threads; 1 gives the same bytes everywhere. Default: all cores.")
  private Integer threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu, cuda or cuda:NUMBER. Default: ${DEFAULT-VALUE}.")
  private String device;

  /**
   * How the model learns.
   *
   * @param fresh whether it begins without a checkpoint, so that the published prompts are the
   *     default
   */
  TrainingOptions training(boolean fresh) {
    DetectorOptions model =
        DetectorOptions.defaults()
            .withFusion(FusionForm.parse(fusion))
            .withScore(ScoreKind.parse(score))
            .withSeed(seed)
            .withDevice(ComputeDevice.parse(device));
    if (imageSize != null) {
      model = model.withImageSize(imageSize);
    }
    if (clusters != null) {
      model = model.withClusters(clusters);
    }
    if (sentences != null) {
      model = model.withSentences(SentenceTemplates.read(sentences));
    }
    if (activation != null) {
      model = model.withActivation(Activation.parse(activation));
    }
    if (threads != null) {
      model = model.withThreads(threads);
    }
    if (fresh) {
      model = model.withPrompts(prompts.settingsOrPublished());
    } else if (prompts.settings().isPresent()) {
      model = model.withPrompts(prompts.settings().get());
    }
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
