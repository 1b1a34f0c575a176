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

  /**
   * The given options with these set.
   *
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION for an unusable value, or if
   *     some of the prompt options are given and not all
   */
  DetectorOptions applyTo(DetectorOptions options) {
    Optional<PromptSettings> settings = prompts.settings();
    DetectorOptions set = withoutPrompts(options);
    return settings.isPresent() ? set.withPrompts(settings.get()) : set;
  }

  /** The same for a model that begins without a checkpoint: prompts as given, else as published. */
  DetectorOptions applyToNew(DetectorOptions options) {
    return withoutPrompts(options).withPrompts(prompts.settingsOrPublished());
  }

  private DetectorOptions withoutPrompts(DetectorOptions options) {
    DetectorOptions set = options.withDevice(ComputeDevice.parse(device));
    if (activation != null) {
      set = set.withActivation(Activation.parse(activation));
    }
    if (threads != null) {
      set = set.withThreads(threads);
    }
    return set;
  }
}
