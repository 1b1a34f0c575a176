package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationCell;
import io.github.adaclip.ablate.AblationGrid;
import io.github.adaclip.ablate.AblationJob;
import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.ablate.CellResult;
import io.github.adaclip.ablate.CellSettings;
import io.github.adaclip.ablate.ModelBackbone;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.ablate.SetResult;
import io.github.adaclip.ablate.TrainedPrompts;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.ClipArchitecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Results whose numbers are made up, so that tables can be checked by hand. */
final class MadeUp {
  private final List<NamedSet> data;
  private final List<NamedSet> tests;
  private final AblationGrid grid;
  private final List<CellOutcome> outcomes = new ArrayList<>();
  private Optional<NamedSet> validation = Optional.empty();

  MadeUp(String data, String tests, boolean oneAtATime, String... grid) {
    this.data = sets(data);
    this.tests = sets(tests);
    this.grid = AblationGrid.parse(List.of(grid), oneAtATime);
  }

  /** A published set by its name, own data by any other. */
  static NamedSet set(String name) {
    boolean own = name.startsWith("own");
    return new NamedSet(
        name,
        new Dataset(
            own ? "folder" : name,
            Path.of("/data", name),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  private static List<NamedSet> sets(String names) {
    return Arrays.stream(names.split(",")).map(MadeUp::set).toList();
  }

  MadeUp validation(String name) {
    validation = Optional.of(set(name));
    return this;
  }

  /**
   * A cell with the published settings, except for some.
   *
   * @param changes such as {@code prompt-type=S}; {@code clusters=} for one that is not used
   */
  AblationCell cell(String... changes) {
    Map<AblationKey, String> values = new TreeMap<>();
    List<String> published =
        List.of(
            "mvtec",
            "ViT-L-14-336",
            "SD",
            "VL",
            "4",
            "5",
            "trained",
            "reference",
            "20",
            "fusion",
            "518",
            "5",
            "0.01",
            "rows",
            "0");
    for (AblationKey key : AblationKey.values()) {
      values.put(key, published.get(key.ordinal()));
    }
    values.put(AblationKey.DATA, String.join("+", data.stream().map(NamedSet::name).toList()));
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      Arrays.stream(AblationKey.values())
          .filter(key -> key.key().equals(parts[0]))
          .forEach(key -> values.put(key, parts[1]));
    }
    CellSettings settings = new CellSettings(new TreeMap<>(values));
    List<String> names = List.of(values.get(AblationKey.DATA).split("\\+"));
    String backbone = values.get(AblationKey.BACKBONE);
    return new AblationCell(
        settings,
        settings,
        new ModelBackbone(
            backbone,
            Path.of("/models", backbone),
            ClipArchitecture.publishedByName().get(backbone)),
        data.stream().filter(set -> names.contains(set.name())).toList(),
        TrainingOptions.defaults(),
        TrainSettings.defaults(),
        TrainingOptions.defaults().model());
  }

  /**
   * Adds a cell that is done.
   *
   * @param figures for each test set the seven metrics in percent, NaN where undefined
   */
  MadeUp done(AblationCell cell, double[]... figures) {
    List<SetResult> sets = new ArrayList<>();
    for (int index = 0; index < figures.length; index++) {
      Map<Metric, OptionalDouble> percent = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        double value = figures[index][metric.ordinal()];
        percent.put(
            metric, Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
      }
      NamedSet set = tests.get(index);
      sets.add(new SetResult(set.name(), percent, cell.wasTrainedOn(set), 0, 1));
    }
    TrainedPrompts trained =
        new TrainedPrompts(Path.of("/out/trainings/one/prompts.safetensors"), "ab", 3, 0, 60);
    outcomes.add(
        new CellOutcome(cell, Optional.of(new CellResult(trained, sets)), Optional.empty(), 60));
    return this;
  }

  MadeUp failed(AblationCell cell) {
    AdaClipException failure =
        AdaClipException.of(FailureCode.TRAINING_DIVERGED, "the training diverged")
            .with("step", 7)
            .fix("lower --lr")
            .build();
    outcomes.add(new CellOutcome(cell, Optional.empty(), Optional.of(failure), 1));
    return this;
  }

  MadeUp pending(AblationCell cell) {
    outcomes.add(CellOutcome.pending(cell));
    return this;
  }

  AblationResult result() {
    AblationJob job =
        new AblationJob(
            data,
            validation,
            tests,
            Optional.of("ViT-L-14-336"),
            Path::of,
            TrainingOptions.defaults(),
            TrainSettings.defaults(),
            grid,
            Path.of("/out"));
    List<AblationCell> cells = outcomes.stream().map(CellOutcome::cell).toList();
    return new AblationResult(new AblationPlan(job, cells, 0), outcomes);
  }
}
