package io.github.adaclip.ablate;

import io.github.adaclip.data.Level;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.DiceForm;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.EnumMap;
import java.util.Map;

/** Turns the settings of a job into those of a cell, and back. */
final class CellBuilder {
  private final AblationJob job;
  private final DataChoice data;
  private final BackboneChoice backbones;

  CellBuilder(AblationJob job) {
    this.job = job;
    this.data = new DataChoice(job.data());
    this.backbones = new BackboneChoice(job.locator());
  }

  /** The base settings; none for a backbone that is not named. */
  Map<AblationKey, String> base() {
    TrainingOptions options = job.options();
    DetectorOptions model = options.model();
    PromptSettings prompts = model.prompts().orElseGet(PromptSettings::defaults);
    Map<AblationKey, String> base = new EnumMap<>(AblationKey.class);
    base.put(AblationKey.DATA, data.all());
    job.backbone().ifPresent(name -> base.put(AblationKey.BACKBONE, name));
    base.put(AblationKey.PROMPT_TYPE, prompts.type().symbol());
    // Without prompts these are open; cells that have some get the published ones.
    PromptSettings shape = prompts.depth() == 0 ? PromptSettings.defaults() : prompts;
    base.put(AblationKey.PROMPT_BRANCH, shape.branch().symbol());
    base.put(AblationKey.PROMPT_DEPTH, Integer.toString(shape.depth()));
    base.put(AblationKey.PROMPT_LENGTH, Integer.toString(shape.length()));
    base.put(AblationKey.PROJECTION, options.trainProjections() ? "trained" : "frozen");
    base.put(AblationKey.FUSION, model.fusion().optionName());
    base.put(
        AblationKey.CLUSTERS,
        Integer.toString(model.clusters().orElse(DetectorOptions.DEFAULT_CLUSTERS)));
    base.put(AblationKey.SCORE, model.score().optionName());
    base.put(
        AblationKey.IMAGE_SIZE,
        Integer.toString(model.imageSize().orElse(DetectorOptions.DEFAULT_IMAGE_SIZE)));
    base.put(AblationKey.EPOCHS, Integer.toString(job.settings().epochs()));
    base.put(AblationKey.LEARNING_RATE, Double.toString(options.optimizer().learningRate()));
    base.put(AblationKey.DICE, options.dice().optionName());
    base.put(AblationKey.SEED, Long.toString(job.settings().seed()));
    return base;
  }

  /** The settings of a variant, with one name for each backbone and choice of data. */
  CellSettings settings(Map<AblationKey, String> variant) {
    Map<AblationKey, String> values = new EnumMap<>(variant);
    values.computeIfPresent(AblationKey.DATA, (key, text) -> data.canonical(text));
    values.computeIfPresent(AblationKey.BACKBONE, (key, text) -> backbones.canonical(text));
    return CellSettings.of(values);
  }

  /** The cell of such settings. */
  AblationCell cell(CellSettings settings) {
    CellSettings forTraining = forTraining(settings);
    TrainingOptions options = options(forTraining);
    return new AblationCell(
        settings,
        forTraining,
        backbones.of(settings.value(AblationKey.BACKBONE)),
        data.of(settings.value(AblationKey.DATA)),
        options,
        training(settings),
        options.model().withScore(ScoreKind.parse(settings.value(AblationKey.SCORE))));
  }

  /**
   * Without the fusion it makes no difference to the weights what the score is made from, as long
   * as the map chooses the epoch.
   */
  private CellSettings forTraining(CellSettings settings) {
    boolean mapChooses =
        job.validation().isEmpty()
            || job.validation().get().dataset().levels().contains(Level.PIXEL);
    boolean withoutFusion = !settings.isUsed(AblationKey.FUSION);
    return withoutFusion && mapChooses
        ? settings.with(AblationKey.SCORE, ScoreKind.CLASS.optionName())
        : settings;
  }

  private TrainingOptions options(CellSettings settings) {
    DetectorOptions model =
        job.options()
            .model()
            .withPrompts(prompts(settings))
            .withScore(ScoreKind.parse(settings.value(AblationKey.SCORE)))
            .withImageSize(settings.whole(AblationKey.IMAGE_SIZE))
            .withSeed(Long.parseLong(settings.value(AblationKey.SEED)));
    boolean withFusion = settings.isUsed(AblationKey.FUSION);
    model =
        withFusion
            ? model
                .withFusion(FusionForm.parse(settings.value(AblationKey.FUSION)))
                .withClusters(settings.whole(AblationKey.CLUSTERS))
            : model.withFusion(FusionForm.REFERENCE).withClusters(DetectorOptions.DEFAULT_CLUSTERS);
    return job.options()
        .withModel(model)
        .withOptimizer(
            job.options()
                .optimizer()
                .withLearningRate(Double.parseDouble(settings.value(AblationKey.LEARNING_RATE))))
        .withDice(DiceForm.parse(settings.value(AblationKey.DICE)))
        .withTrainProjections(settings.value(AblationKey.PROJECTION).equals("trained"));
  }

  private static PromptSettings prompts(CellSettings settings) {
    if (!settings.isUsed(AblationKey.PROMPT_BRANCH)) {
      return new PromptSettings(PromptType.NONE, PromptBranch.NONE, 0, 0);
    }
    return new PromptSettings(
        PromptType.of(settings.value(AblationKey.PROMPT_TYPE)).orElseThrow(),
        PromptBranch.of(settings.value(AblationKey.PROMPT_BRANCH)).orElseThrow(),
        settings.whole(AblationKey.PROMPT_DEPTH),
        settings.whole(AblationKey.PROMPT_LENGTH));
  }

  private TrainSettings training(CellSettings settings) {
    return job.settings()
        .withEpochs(settings.whole(AblationKey.EPOCHS))
        .withSeed(Long.parseLong(settings.value(AblationKey.SEED)));
  }
}
