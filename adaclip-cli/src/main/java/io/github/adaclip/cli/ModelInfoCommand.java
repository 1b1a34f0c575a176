package io.github.adaclip.cli;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.weights.FileDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip model info}: what a weight file or folder holds. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description =
        "Says what a weight file holds: architecture, prompts, settings, types, checksum.",
    footer = {
      "",
      "Examples:",
      "  adaclip model info pretrained_all.pth",
      "  adaclip model info mini"
    })
final class ModelInfoCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FILE|DIR|NAME",
      description =
          "A weight file, a folder of one, a model folder, a downloaded name, or mini, the built-in"
              + " model.")
  private String model;

  @Option(names = "--tensors", description = "List every tensor with its type and shape.")
  private boolean listTensors;

  @Override
  public Integer call() {
    Iterator<Path> files = files(new ModelLocator(common).weights(model)).iterator();
    while (files.hasNext()) {
      FileDescription description = FileDescription.of(files.next());
      if (common.json()) {
        common.console().result(DescriptionJson.of(description, listTensors).toString());
        continue;
      }
      DescriptionText.lines(description, listTensors).forEach(common.console()::result);
      if (files.hasNext()) {
        common.console().result("");
      }
    }
    return ExitCode.DONE;
  }

  /** Of a model folder both files, of anything else itself. */
  private static List<Path> files(Path path) {
    Path backbone = path.resolve(ModelSource.BACKBONE_FILE);
    Path prompts = path.resolve(ModelSource.PROMPTS_FILE);
    return Files.isRegularFile(backbone) && Files.isRegularFile(prompts)
        ? List.of(backbone, prompts)
        : List.of(path);
  }
}
