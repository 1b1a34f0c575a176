package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.convert.DatasetConverter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip data convert}: a set as downloaded in MVTec's layout. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a set as downloaded (KolektorSDD, DAGM, HeadCT, BrainMRI, Br35H, VisA, …) into",
      "MVTec's layout. Pictures are copied byte by byte; KolektorSDD's are cut into three PNGs."
    },
    footer = {"", "Example:", "  adaclip data convert sdd=/data/KolektorSDD --out /data/sdd"})
final class DataConvertCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A folder that is not there yet, or an empty one.")
  private Path out;

  @Override
  public Integer call() {
    Dataset dataset = data.spec().read();
    try (Progress progress =
        Progress.items(common.console(), "convert", "pictures", dataset.size())) {
      DatasetConverter.convert(dataset, out, sample -> progress.step());
    }
    dataset.remarks().forEach(remark -> common.console().note("note: " + remark));
    common
        .console()
        .result(
            common.json()
                ? JsonNodeFactory.instance
                    .objectNode()
                    .put("path", out.toString())
                    .put("pictures", dataset.size())
                    .toString()
                : out.toString());
    return ExitCode.DONE;
  }
}
