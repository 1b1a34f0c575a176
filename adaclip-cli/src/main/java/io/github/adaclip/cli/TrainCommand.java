package io.github.adaclip.cli;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.train.Trainer;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip train}: auxiliary data and a backbone in, trained prompts out. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains prompts and projections on auxiliary data; CLIP itself stays as it is.",
      "Beside the checkpoint a folder <checkpoint>.training keeps state, logs and TensorBoard events."
    },
    footer = {
      "",
      "Example (the published pair):",
      "  adaclip train --data mvtec=/data/mvtec --data colondb=/data/colondb \\",
      "      --validate visa=/data/visa --backbone ViT-L-14-336 --out prompts.safetensors",
      "",
      "A run that was ended, even by kill -9, goes on with the same command and --resume."
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      arity = "1..*",
      required = true,
      paramLabel = "NAME=DIR",
      description =
          "Auxiliary data sets, as for 'adaclip data check'; their test splits are learnt from.")
  private List<String> data;

  @Mixin private OwnLayoutOptions layout;

  @Option(
      names = "--validate",
      paramLabel = "NAME=DIR",
      description =
          "Chooses the best epoch by pixel max-F1; of other classes than --data. Default: none, the last epoch is kept.")
  private String validate;

  @Option(
      names = "--backbone",
      required = true,
      paramLabel = "NAME|PATH",
      description = "CLIP weights: a file, a Hugging Face folder, or a name such as ViT-L-14-336.")
  private String backbone;

  @Option(
      names = "--checkpoint",
      paramLabel = "NAME|PATH",
      description = "Prompts to go on from. Default: random ones.")
  private String checkpoint;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The trained prompts: .safetensors (states all settings) or .pth.")
  private Path out;

  @Mixin private StartOptions start;

  @Mixin private LearningOptions learning;

  @Override
  public Integer call() {
    if (layout.namesClass() && (data.size() > 1 || validate != null)) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "--class-name does not say which data set it is for")
          .fix("rename the folders, or put the names into a classes.json beside them")
          .build();
    }
    ModelLocator locator = new ModelLocator(common);
    Path towers = locator.backbone(backbone);
    ModelSource source =
        checkpoint == null
            ? ModelSource.of(towers)
            : ModelSource.of(towers, locator.checkpoint(checkpoint));
    List<Dataset> sets = data.stream().map(text -> layout.spec(text).read()).toList();
    Optional<Dataset> validation =
        Optional.ofNullable(validate).map(text -> layout.spec(text).read());
    TrainingJob job =
        new TrainingJob(
            source,
            learning.training(checkpoint == null),
            learning.settings(),
            sets,
            validation,
            out,
            start.start());
    NativeCache.require();
    DataRemarks.tell(common.console(), sets);
    validation.ifPresent(
        set -> {
          DataRemarks.tell(common.console(), List.of(set));
          DataRemarks.tellOverlap(common.console(), sets, set, "validation");
        });
    try (TrainingDisplay display = new TrainingDisplay(common.console(), common.json(), job)) {
      TrainingResult result = Trainer.train(job, display);
      display.finished(result);
      return result.skipped() > 0 ? ExitCode.PARTLY_FAILED : ExitCode.DONE;
    }
  }
}
