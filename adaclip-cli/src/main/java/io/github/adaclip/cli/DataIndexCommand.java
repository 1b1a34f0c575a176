package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Split;
import io.github.adaclip.data.read.MetaIndex;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip data index}: {@code meta.json} in the form of the reference implementation. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = {
      "Writes meta.json into a set's folder, in the form of the reference implementation.",
      "The folders are read, not an index that is already there."
    },
    footer = {"", "Example:", "  adaclip data index visa=/data/visa"})
final class DataIndexCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data;

  @Option(names = "--force", description = "Replace an index that is there.")
  private boolean force;

  @Override
  public Integer call() {
    Dataset dataset = data.spec().withoutIndex().read();
    Path target = dataset.root().resolve(MetaIndex.FILE_NAME);
    if (Files.exists(target) && !force) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "there is an index already")
          .file(target)
          .fix("pass --force to replace it")
          .build();
    }
    MetaIndex.write(dataset);
    long withoutMask =
        dataset.anomalousWithoutMask(Split.TRAIN) + dataset.anomalousWithoutMask(Split.TEST);
    if (withoutMask > 0) {
      common.console().note("note: " + withoutMask + " anomalous pictures have no mask");
    }
    dataset.remarks().forEach(remark -> common.console().note("note: " + remark));
    common
        .console()
        .result(
            common.json()
                ? JsonNodeFactory.instance
                    .objectNode()
                    .put("path", target.toString())
                    .put("train", dataset.train().size())
                    .put("test", dataset.test().size())
                    .put("anomalousWithoutMask", withoutMask)
                    .toString()
                : target.toString());
    return ExitCode.DONE;
  }
}
