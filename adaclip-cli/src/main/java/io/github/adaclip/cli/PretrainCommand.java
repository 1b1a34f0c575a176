package io.github.adaclip.cli;

import io.github.adaclip.detect.Precision;
import io.github.adaclip.pretrain.PretrainJob;
import io.github.adaclip.pretrain.PretrainResult;
import io.github.adaclip.pretrain.PretrainSettings;
import io.github.adaclip.pretrain.Pretrainer;
import io.github.adaclip.pretrain.PromptRecipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip pretrain}: nothing in, a small model with prompts out. */
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    description = {
      "Learns a small CLIP from the drawn corpus (see 'data synth'), then prompts on it. DIR becomes",
      "a model folder for --model; what the runs keep lies in DIR/*.training. Takes hours."
    },
    footer = {
      "",
      "Example:",
      "  adaclip pretrain --out mini",
      "  adaclip detect --model mini --class-name 'metal nut' photos/",
      "",
      "A run that was ended, even by kill -9, goes on with the same command and --resume."
    })
final class PretrainCommand implements Callable<Integer> {
  private static final Duration SAVED_EVERY = Duration.ofMinutes(5);

  @Mixin private CommonOptions common;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The model folder.")
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "400000",
      description = "From how many pictures the backbone is learnt. Default: ${DEFAULT-VALUE}.")
  private long pictures;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of pictures, sentences and first weights. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "bf16",
      description =
          "fp32, or bf16: faster on processors that have it (avx512_bf16, amx), slower on"
              + " others. Default: ${DEFAULT-VALUE}.")
  private Precision precision;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Compute threads. Default: all cores.")
  private Integer threads;

  @Mixin private StartOptions start;

  @Override
  public Integer call() {
    PretrainJob job =
        new PretrainJob(
            out,
            PretrainSettings.mini(pictures, precision, seed),
            PromptRecipe.mini(),
            threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
            SAVED_EVERY,
            start.start());
    NativeCache.require();
    try (PretrainDisplay display =
        new PretrainDisplay(common.console(), common.json(), job.prompts().epochs())) {
      PretrainResult result = Pretrainer.pretrain(job, display);
      display.finished(result.prompts());
      return ExitCode.DONE;
    }
  }
}
