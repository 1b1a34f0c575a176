package io.github.adaclip.cli;

import io.github.adaclip.ablate.Ablation;
import io.github.adaclip.ablate.AblationGrid;
import io.github.adaclip.ablate.AblationJob;
import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.ablate.report.AblationFiles;
import io.github.adaclip.ablate.report.AblationText;
import io.github.adaclip.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip ablate}: a grid of settings in, one table out. */
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    description = {
      "Trains and evaluates every combination of some settings and makes one table.",
      "What is finished is kept in --out: the same command goes on after an interruption, and a"
          + " larger grid trains only what is new.",
      "Exit code 3 if some variants failed or pictures could not be read, 2 if all failed."
    },
    footer = {
      "",
      "Keys of a grid:",
      "  prompt-type=none,S,D,SD  prompt-branch=none,V,L,VL  prompt-depth=J,…  prompt-length=M,…",
      "  fusion=reference,paper  clusters=K,…  score=fusion,class,max-map",
      "  projection=trained,frozen  data=industrial,medical,both or names such as mvtec+colondb",
      "  backbone=NAME|PATH,…  image-size, epochs, lr, dice, seed",
      "",
      "Examples (the paper's prompts; its auxiliary data):",
      "  adaclip ablate --data mvtec=/data/mvtec colondb=/data/colondb --validate visa=/data/visa \\",
      "      --test btad=/data/btad isic=/data/isic --backbone ViT-L-14-336 --out ablation \\",
      "      --grid prompt-type=none,S,D,SD",
      "  adaclip ablate … --grid data=industrial,medical,both",
      "  adaclip ablate … --grid clusters=10,20,40 --grid projection=trained,frozen --one-at-a-time"
    })
final class AblateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      arity = "1..*",
      required = true,
      paramLabel = "NAME=DIR",
      description =
          "Auxiliary data sets, as for 'adaclip train'; own sets are called by their folder.")
  private List<String> data;

  @Mixin private OwnLayoutOptions layout;

  @Option(
      names = "--validate",
      paramLabel = "NAME=DIR",
      description =
          "Chooses the best epoch of every training. Default: none, the last epoch is taken.")
  private String validate;

  @Option(
      names = "--test",
      arity = "1..*",
      paramLabel = "NAME=DIR",
      description = "What every variant is measured on. Default: the set of --validate.")
  private List<String> tests = List.of();

  @Option(
      names = "--backbone",
      paramLabel = "NAME|PATH",
      description =
          "CLIP weights: a file, a Hugging Face folder, or a name such as ViT-L-14-336; needed unless"
              + " the grid has the key backbone.")
  private String backbone;

  @Option(
      names = "--grid",
      arity = "1..*",
      required = true,
      paramLabel = "KEY=V1,V2,…",
      description = "What is varied; may be repeated, then every combination is tried.")
  private List<String> grid;

  @Option(
      names = "--one-at-a-time",
      description = "Not every combination: the base settings, and each value of the grid alone.")
  private boolean oneAtATime;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "adaclip-ablation",
      description = "Where everything is kept. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--dry-run", description = "Check and list the variants, train nothing.")
  private boolean dryRun;

  @Mixin private LearningOptions learning;

  @Override
  public Integer call() {
    AblationJob job = job();
    AblationPlan plan = AblationPlan.of(job);
    tellRemarks(job);
    AblationDisplay display = new AblationDisplay(common.console(), common.json(), plan);
    display.planned(dryRun);
    if (dryRun) {
      return ExitCode.DONE;
    }
    OutputFolder.requireWritable(out);
    NativeCache.require();
    AblationResult result = Ablation.run(plan, display);
    if (!common.json()) {
      AblationText.lines(result).forEach(common.console()::result);
    }
    common.console().note("report: " + out.resolve(AblationFiles.HTML));
    int code = ExitCode.ofItems(plan.cells().size(), result.failed());
    return code == ExitCode.DONE && result.hasUnreadablePictures() ? ExitCode.PARTLY_FAILED : code;
  }

  private AblationJob job() {
    AblationGrid varied = AblationGrid.parse(grid, oneAtATime);
    List<NamedSet> validation =
        read(Optional.ofNullable(validate).map(List::of).orElseGet(List::of));
    return new AblationJob(
        read(data),
        validation.stream().findFirst(),
        read(tests),
        Optional.ofNullable(backbone),
        new ModelLocator(common)::backbone,
        learning.training(true),
        learning.settings(),
        varied,
        out);
  }

  private List<NamedSet> read(List<String> texts) {
    return NamedSet.read(texts.stream().map(layout::spec).toList());
  }

  private void tellRemarks(AblationJob job) {
    Console console = common.console();
    List<Dataset> sets = datasets(job.data());
    DataRemarks.tell(console, sets);
    job.validation()
        .map(NamedSet::dataset)
        .ifPresent(
            set -> {
              DataRemarks.tell(console, List.of(set));
              DataRemarks.tellOverlap(console, sets, set, "validation");
            });
    if (!tests.isEmpty()) {
      DataRemarks.tell(console, datasets(job.tests()));
      datasets(job.tests()).forEach(set -> DataRemarks.tellOverlap(console, sets, set, "test"));
    }
  }

  private static List<Dataset> datasets(List<NamedSet> sets) {
    return sets.stream().map(NamedSet::dataset).toList();
  }
}
