package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * The prompts of a new training, or of a checkpoint that does not say them itself; mixed in with
 * {@code @Mixin}.
 */
final class PromptOptions {
  private static final int DEEPEST = 1000;

  @Option(
      names = "--prompt-type",
      paramLabel = "TYPE",
      description =
          "Prompts: S (static), D (dynamic), SD or none. Of a checkpoint only where it does not say it itself.")
  private String type;

  @Option(
      names = "--prompt-branch",
      paramLabel = "BRANCH",
      description = "Likewise the prompted towers: V (vision), L (language), VL or none.")
  private String branch;

  @Option(
      names = "--prompt-depth",
      paramLabel = "J",
      description = "Likewise the number of prompted blocks.")
  private Integer depth;

  @Option(
      names = "--prompt-length",
      paramLabel = "M",
      description = "Likewise the number of prompts in a block.")
  private Integer length;

  /** Whether any of them was given. */
  boolean given() {
    return Stream.of(type, branch, depth, length).anyMatch(Objects::nonNull);
  }

  /** The type, if given. */
  Optional<PromptType> type() {
    return Optional.ofNullable(type)
        .map(
            text ->
                PromptType.of(text)
                    .orElseThrow(() -> refused("--prompt-type", "S, D, SD or none", text)));
  }

  /** The branch, if given. */
  Optional<PromptBranch> branch() {
    return Optional.ofNullable(branch)
        .map(
            text ->
                PromptBranch.of(text)
                    .orElseThrow(() -> refused("--prompt-branch", "V, L, VL or none", text)));
  }

  /** The depth, if given. */
  OptionalInt depth() {
    return inRange("--prompt-depth", depth, DEEPEST);
  }

  /** The length, if given. */
  OptionalInt length() {
    return inRange("--prompt-length", length, PromptSettings.MAX_LENGTH);
  }

  /**
   * All four; empty if none was given. Type none alone is enough, any other type needs the rest: a
   * guess would change the result unseen.
   */
  Optional<PromptSettings> settings() {
    if (!given()) {
      return Optional.empty();
    }
    Optional<PromptType> givenType = type();
    Optional<PromptBranch> givenBranch = branch();
    OptionalInt givenDepth = depth();
    OptionalInt givenLength = length();
    if (givenType.equals(Optional.of(PromptType.NONE))) {
      return Optional.of(new PromptSettings(PromptType.NONE, PromptBranch.NONE, 0, 0));
    }
    if (givenType.isEmpty()
        || givenBranch.isEmpty()
        || givenDepth.isEmpty()
        || givenLength.isEmpty()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the prompt options are incomplete")
          .expected("--prompt-type, --prompt-branch, --prompt-depth and --prompt-length")
          .found("only some of them")
          .fix("give all four, or none where the checkpoint says it itself")
          .build();
    }
    try {
      return Optional.of(
          new PromptSettings(
              givenType.get(), givenBranch.get(), givenDepth.getAsInt(), givenLength.getAsInt()));
    } catch (IllegalArgumentException e) {
      throw refused(
          "the prompt options", "depth and length from 1 for a type with prompts", e.getMessage());
    }
  }

  /**
   * The given ones, the others as the paper has them.
   *
   * @throws AdaClipException INVALID_OPTION for a value out of range
   */
  PromptSettings settingsOrPublished() {
    PromptSettings published = PromptSettings.defaults();
    PromptType wanted = type().orElse(published.type());
    PromptBranch towers = branch().orElse(published.branch());
    if (wanted == PromptType.NONE || towers == PromptBranch.NONE) {
      return new PromptSettings(PromptType.NONE, PromptBranch.NONE, 0, 0);
    }
    int blocks = depth().orElse(published.depth());
    int tokens = length().orElse(published.length());
    if (blocks < 1 || tokens < 1) {
      throw refused("the prompt options", "depth and length from 1", blocks + " and " + tokens);
    }
    return new PromptSettings(wanted, towers, blocks, tokens);
  }

  private static OptionalInt inRange(String option, Integer value, int most) {
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value < 0 || value > most) {
      throw refused(option, "0 to " + most + "; 0 only without prompts", value);
    }
    return OptionalInt.of(value);
  }

  private static AdaClipException refused(String option, String expected, Object found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "unusable value of " + option)
        .expected(expected)
        .found(found)
        .fix("give one of the expected values")
        .build();
  }
}
