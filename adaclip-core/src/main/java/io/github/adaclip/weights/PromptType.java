package io.github.adaclip.weights;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which prompts a model has: shared by all pictures (static), made for each (dynamic), both, or
 * none.
 */
public enum PromptType {
  STATIC("S"),
  DYNAMIC("D"),
  HYBRID("SD"),
  NONE("none");

  private final String symbol;

  PromptType(String symbol) {
    this.symbol = symbol;
  }

  /** The name in options and metadata: {@code S}, {@code D}, {@code SD} or {@code none}. */
  public String symbol() {
    return symbol;
  }

  public boolean hasStatic() {
    return this == STATIC || this == HYBRID;
  }

  public boolean hasDynamic() {
    return this == DYNAMIC || this == HYBRID;
  }

  /** The type of a symbol; empty for any other text. */
  public static Optional<PromptType> of(String symbol) {
    return Arrays.stream(values()).filter(type -> type.symbol.equals(symbol)).findFirst();
  }

  static PromptType of(boolean hasStatic, boolean hasDynamic) {
    if (hasStatic) {
      return hasDynamic ? HYBRID : STATIC;
    }
    return hasDynamic ? DYNAMIC : NONE;
  }
}
