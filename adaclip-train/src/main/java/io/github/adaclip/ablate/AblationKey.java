package io.github.adaclip.ablate;

import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import io.github.adaclip.training.DiceForm;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that can be varied, in the order in which names of files list them. */
public enum AblationKey {
  /** Names of the auxiliary sets. */
  DATA("data", Values.anything("names of the given sets joined by +")),
  /** CLIP weights, by name or path. */
  BACKBONE("backbone", Values.anything("a name or path of CLIP weights")),
  /** Static, dynamic, both or no prompts. */
  PROMPT_TYPE("prompt-type", Values.names(Stream.of(PromptType.values()).map(PromptType::symbol))),
  /** Which towers are prompted. */
  PROMPT_BRANCH(
      "prompt-branch", Values.names(Stream.of(PromptBranch.values()).map(PromptBranch::symbol))),
  /** Prompted blocks. */
  PROMPT_DEPTH("prompt-depth", Values.whole(1, 1000)),
  /** Prompts per block. */
  PROMPT_LENGTH("prompt-length", Values.whole(1, PromptSettings.MAX_LENGTH)),
  /** Whether the projections learn. */
  PROJECTION("projection", Values.names(Stream.of("trained", "frozen"))),
  /** Form of the fusion. */
  FUSION("fusion", Values.names(Stream.of(FusionForm.values()).map(FusionForm::optionName))),
  /** Clusters of the fusion. */
  CLUSTERS("clusters", Values.whole(1, Integer.MAX_VALUE)),
  /** What the score is made from. */
  SCORE("score", Values.names(Stream.of(ScoreKind.values()).map(ScoreKind::optionName))),
  /** Side of the model's picture. */
  IMAGE_SIZE("image-size", Values.whole(1, 4096)),
  /** Epochs. */
  EPOCHS("epochs", Values.whole(1, Integer.MAX_VALUE)),
  /** Learning rate. */
  LEARNING_RATE("lr", Values.positive()),
  /** Form of the dice loss. */
  DICE("dice", Values.names(Stream.of(DiceForm.values()).map(DiceForm::optionName))),
  /** Of first weights, order, pasting and clustering. */
  SEED("seed", Values.whole(Long.MIN_VALUE, Long.MAX_VALUE));

  private final String key;
  private final Values values;

  AblationKey(String key, Values values) {
    this.key = key;
    this.values = values;
  }

  /** As typed: {@code prompt-type}. */
  public String key() {
    return key;
  }

  /** All keys as typed. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(AblationKey::key).toList();
  }

  /**
   * The key of that name.
   *
   * @throws AdaClipException INVALID_OPTION with the nearest name if there is none
   */
  static AblationKey parse(String text) {
    return Arrays.stream(values())
        .filter(each -> each.key.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                AdaClipException.of(FailureCode.INVALID_OPTION, "there is no such key of a grid")
                    .found(text)
                    .expected(String.join(", ", keys()))
                    .fix(
                        NearestName.of(text, keys())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("give one of the expected keys"))
                    .build());
  }

  /**
   * A value in its one way of writing: {@code sd} becomes {@code SD}, {@code 1e-2} becomes {@code
   * 0.01}.
   *
   * @throws AdaClipException INVALID_OPTION if it cannot be one
   */
  String canonical(String text) {
    return values
        .reader()
        .apply(text.strip())
        .orElseThrow(
            () ->
                AdaClipException.of(FailureCode.INVALID_OPTION, "unusable value of " + key)
                    .expected(values.expected())
                    .found(text)
                    .fix(
                        Optional.of(text)
                            .flatMap(typed -> NearestName.of(typed, values.names()))
                            .map(near -> "did you mean " + near + "?")
                            .orElse("give one of the expected values"))
                    .build());
  }
}
