package io.github.adaclip.cli;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.check.DatasetCheck;
import io.github.adaclip.data.check.DatasetReport;
import io.github.adaclip.image.DecodeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code adaclip data check}: what a data set holds, and what is wrong with it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every file of a data set; says what it holds and how to mend what is wrong.",
      "Exit code 3 if some pictures cannot be used as they are, 2 if none can."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip data check mvtec=/data/mvtec",
      "  adaclip data check folder=photos/ --masks ground_truth_refined"
    })
final class DataCheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private DataOptions data;

  @Override
  public Integer call() {
    Dataset dataset = data.spec().read();
    DatasetReport report;
    try (Progress progress =
        Progress.items(common.console(), "check", "pictures", dataset.size())) {
      report = DatasetCheck.run(dataset, DecodeOptions.defaults(), sample -> progress.step());
    }
    if (common.json()) {
      DatasetReportJson.lines(report).forEach(line -> common.console().result(line.toString()));
    } else {
      DatasetReportText.lines(report, dataset.labelled()).forEach(common.console()::result);
    }
    return ExitCode.ofItems(report.pictures(), report.unusable());
  }
}
