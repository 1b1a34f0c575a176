package io.github.adaclip.cli;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Settings to be written beside a checkpoint's tensors; mixed in with {@code @Mixin}. */
final class StatedSettings {
  @Mixin private PromptOptions prompts;

  @Option(
      names = "--image-size",
      paramLabel = "S",
      description = "State the side of the model's picture in pixels.")
  private Integer imageSize;

  @Option(names = "--activation", paramLabel = "NAME", description = "State gelu or quick_gelu.")
  private String activation;

  /** Whether there is anything to state. */
  boolean given() {
    return prompts.given() || imageSize != null || activation != null;
  }

  /**
   * What the checkpoint states, with what the options add or change.
   *
   * @throws AdaClipException INVALID_OPTION if an option contradicts the checkpoint's tensors
   */
  PromptMetadata completing(PromptCheckpoint checkpoint) {
    PromptMetadata stated = checkpoint.statedSettings();
    Optional<PromptSettings> known = checkpoint.settings();
    requireSame(
        "--prompt-type",
        Optional.of(checkpoint.type().symbol()),
        prompts.type().map(PromptType::symbol));
    requireSame("--prompt-branch", known.map(PromptSettings::branch), prompts.branch());
    requireSame("--prompt-depth", known.map(PromptSettings::depth), boxed(prompts.depth()));
    requireSame("--prompt-length", boxed(checkpoint.length()), boxed(prompts.length()));
    return new PromptMetadata(
        Optional.of(checkpoint.type()),
        prompts.branch().or(stated::branch),
        prompts.depth().isPresent() ? prompts.depth() : stated.depth(),
        prompts.length().isPresent() ? prompts.length() : stated.length(),
        imageSize == null ? stated.imageSize() : OptionalInt.of(positive(imageSize)),
        stated.clusters(),
        stated.layers(),
        activation == null
            ? stated.activation()
            : Optional.of(Activation.parse(activation).optionName()));
  }

  private static <T> void requireSame(String option, Optional<T> known, Optional<T> given) {
    if (known.isPresent() && given.isPresent() && !known.equals(given)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the option contradicts the checkpoint")
          .with("option", option)
          .expected(known.get() + ", as the checkpoint says")
          .found(given.get())
          .fix("leave the option out")
          .build();
    }
  }

  private static int positive(int size) {
    if (size < 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the image size is out of range")
          .expected("1 or more")
          .found(size)
          .fix("pass for instance --image-size 518")
          .build();
    }
    return size;
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }
}
