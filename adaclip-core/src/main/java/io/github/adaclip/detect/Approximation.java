package io.github.adaclip.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is given up for speed. Results name it wherever it is not {@linkplain #none() nothing}.
 *
 * @param precision in which the towers multiply matrices
 * @param dynamicSize side in pixels at which the un-prompted pass, which makes the dynamic prompts,
 *     sees the picture; empty: as the prompted one
 */
public record Approximation(Precision precision, OptionalInt dynamicSize) {
  private static final Approximation NONE = new Approximation(Precision.FP32, OptionalInt.empty());

  /** Checks. */
  public Approximation {
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(dynamicSize, "dynamicSize");
  }

  /** Nothing is given up. */
  public static Approximation none() {
    return NONE;
  }

  /** Whether nothing is given up. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** For a reader: {@code int8, dynamic size 224}; empty if nothing is given up. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (precision != Precision.FP32) {
      words.add(precision.optionName());
    }
    dynamicSize.ifPresent(side -> words.add("dynamic size " + side));
    return String.join(", ", words);
  }
}
