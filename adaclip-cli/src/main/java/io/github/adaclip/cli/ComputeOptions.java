package io.github.adaclip.cli;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.weights.PromptSettings;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that computes with a model; mixed in with {@code @Mixin}. */
final class ComputeOptions {
  @Mixin private PromptOptions prompts;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "gelu or quick_gelu. Default: the checkpoint's, or gelu.")
  private String activation;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Compute threads. Default: all cores.")
  private Integer threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu, cuda or cuda:NUMBER. Default: ${DEFAULT-VALUE}.")
  private String device;

  /** The given options with these set. */
  DetectorOptions applyTo(DetectorOptions options) {
    DetectorOptions set = options.withDevice(ComputeDevice.parse(device));
    if (activation != null) {
      set = set.withActivation(Activation.parse(activation));
    }
    if (threads != null) {
      set = set.withThreads(threads);
    }
    Optional<PromptSettings> settings = prompts.settings();
    return settings.isPresent() ? set.withPrompts(settings.get()) : set;
  }
}
