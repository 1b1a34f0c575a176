package io.github.adaclip.data.synth;

/**
 * How large a written set is.
 *
 * @param pictures for each family: normal ones for training, as many normal ones for tests, and as
 *     many damaged ones; 1 to {@link #MOST_PICTURES}
 * @param side pixels per row and column
 * @param seed the same seed gives the same pictures
 */
public record SetPlan(int pictures, int side, long seed) {
  /** So many that a number of pictures still has four digits. */
  public static final int MOST_PICTURES = 10_000;

  /** Refuses what cannot be drawn. */
  public SetPlan {
    if (pictures < 1 || pictures > MOST_PICTURES) {
      throw new IllegalArgumentException(
          "pictures: " + pictures + ", expected 1 to " + MOST_PICTURES);
    }
    if (side < Corpus.LEAST_SIDE || side > Corpus.LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "side of "
              + side
              + " pixels, expected "
              + Corpus.LEAST_SIDE
              + " to "
              + Corpus.LARGEST_SIDE);
    }
  }
}
