package io.github.adaclip.weights;

import java.util.Arrays;
import java.util.Optional;

/** Which towers get prompts. */
public enum PromptBranch {
  VISION("V"),
  TEXT("L"),
  BOTH("VL"),
  NONE("none");

  private final String symbol;

  PromptBranch(String symbol) {
    this.symbol = symbol;
  }

  /** The name in options and metadata: {@code V}, {@code L}, {@code VL} or {@code none}. */
  public String symbol() {
    return symbol;
  }

  public boolean hasVision() {
    return this == VISION || this == BOTH;
  }

  public boolean hasText() {
    return this == TEXT || this == BOTH;
  }

  /** The branch of a symbol; empty for any other text. */
  public static Optional<PromptBranch> of(String symbol) {
    return Arrays.stream(values()).filter(branch -> branch.symbol.equals(symbol)).findFirst();
  }

  static PromptBranch of(boolean vision, boolean text) {
    if (vision) {
      return text ? BOTH : VISION;
    }
    return text ? TEXT : NONE;
  }
}
