package io.github.adaclip.evaluate;

import java.util.List;

/**
 * Which pictures are kept to be shown.
 *
 * <p>Best are the anomalous pictures with the highest pixel average precision within the picture;
 * worst are, half and half, anomalous ones with the lowest, and normal ones with the highest score.
 * Where a set has no masks the score stands for the average precision. No class comes twice before
 * every class has come once.
 *
 * @param best how many best ones
 * @param worst how many worst ones
 * @param same pictures that another method's evaluation has chosen; then the numbers are not used
 */
public record ExampleChoice(int best, int worst, List<Example> same) {
  /** Checks the numbers. */
  public ExampleChoice {
    same = List.copyOf(same);
    if (best < 0 || worst < 0) {
      throw new IllegalArgumentException("examples: " + best + " best, " + worst + " worst");
    }
  }

  /** No pictures. */
  public static ExampleChoice none() {
    return new ExampleChoice(0, 0, List.of());
  }

  /** So many best and so many worst ones. */
  public static ExampleChoice of(int best, int worst) {
    return new ExampleChoice(best, worst, List.of());
  }

  /** The same pictures as another evaluation of the same set, for maps side by side. */
  public static ExampleChoice same(List<Example> examples) {
    return new ExampleChoice(0, 0, examples);
  }

  /** Whether nothing is kept. */
  boolean isNone() {
    return best == 0 && worst == 0 && same.isEmpty();
  }
}
