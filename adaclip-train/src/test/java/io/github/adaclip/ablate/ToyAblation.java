package io.github.adaclip.ablate;

import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.train.ToyDataset;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.TrainingOptions;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A job of the tiny CLIP on drawn pictures that takes a second for each training. */
final class ToyAblation {
  static final String BACKBONE = Golden.path("tiny_clip_hf").toString();

  private final Path folder;
  private List<NamedSet> data;
  private Optional<NamedSet> validation = Optional.empty();
  private List<NamedSet> tests;
  private Optional<String> backbone = Optional.of(BACKBONE);
  private TrainSettings settings = TrainSettings.defaults().withEpochs(1);

  /** Draws a set to learn from and one to be tested on. */
  ToyAblation(Path folder) {
    this.folder = folder;
    new ToyDataset(folder.resolve("plates")).add("tile", new Color(150, 150, 150), 18, 2, 1);
    new ToyDataset(folder.resolve("cloths")).add("cloth", new Color(120, 160, 120), 9, 2, 2);
    this.data = sets("folder=" + folder.resolve("plates"));
    this.tests = sets("folder=" + folder.resolve("cloths"));
  }

  static List<NamedSet> sets(String... texts) {
    return NamedSet.read(Arrays.stream(texts).map(DatasetSpec::parse).toList());
  }

  Path out() {
    return folder.resolve("out");
  }

  Path folder() {
    return folder;
  }

  ToyAblation data(String... texts) {
    data = sets(texts);
    return this;
  }

  ToyAblation tests(String... texts) {
    tests = sets(texts);
    return this;
  }

  ToyAblation validation(String text) {
    validation = Optional.of(sets(text).get(0));
    return this;
  }

  ToyAblation withoutBackbone() {
    backbone = Optional.empty();
    return this;
  }

  /** Stores the state after every step. */
  ToyAblation storing() {
    settings = settings.withSaveInterval(Duration.ZERO);
    return this;
  }

  AblationJob job(String... grid) {
    return job(false, grid);
  }

  AblationJob job(boolean oneAtATime, String... grid) {
    DetectorOptions model =
        DetectorOptions.defaults()
            .withImageSize(56)
            .withThreads(1)
            .withSentences(
                new SentenceTemplates(
                    List.of("flawless {}"), List.of("damaged {}"), List.of("a photo of a {}.")));
    return new AblationJob(
        data,
        validation,
        tests,
        backbone,
        Path::of,
        TrainingOptions.defaults().withModel(model),
        settings,
        AblationGrid.parse(List.of(grid), oneAtATime),
        out());
  }

  AblationPlan plan(String... grid) {
    return AblationPlan.of(job(grid));
  }
}
