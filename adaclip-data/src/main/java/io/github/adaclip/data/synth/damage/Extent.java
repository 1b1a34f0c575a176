package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.draw.Dice;

/**
 * How large and how strong a defect is meant to be; what is marked in the end may be less or more.
 *
 * @param area part of the picture, above 0 to 1
 * @param strength above 0 (invisible) to 1
 */
public record Extent(double area, double strength) {
  private static final double SMALLEST = 0.002;
  private static final double LARGEST = 0.28;

  /** Refuses what is nowhere or invisible. */
  public Extent {
    if (!(area > 0 && area <= 1 && strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException("area " + area + ", strength " + strength);
    }
  }

  /**
   * Any size from a few pixels to a quarter of the picture, faint to strong; of two strengths the
   * larger, since most defects that somebody looks for can be seen.
   */
  public static Extent any(Dice dice) {
    return new Extent(dice.factor(SMALLEST, LARGEST), Math.max(strength(dice), strength(dice)));
  }

  private static double strength(Dice dice) {
    return dice.between(0.35, 1);
  }

  /** Another try after one that left too little: stronger and not tiny. */
  public Extent clearer() {
    return new Extent(Math.min(LARGEST, area * 2), Math.min(1, strength * 1.5));
  }
}
