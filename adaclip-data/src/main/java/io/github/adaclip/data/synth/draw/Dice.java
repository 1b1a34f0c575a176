package io.github.adaclip.data.synth.draw;

import java.util.List;

/**
 * Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014) on a
 * 64-bit state, and only arithmetic that Java fixes to the last bit.
 *
 * <p>Belongs to one thread. {@link #of} gives independent streams for a path of numbers, so that
 * the hundredth picture needs none of the ninety-nine before it.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** The stream at a path of numbers, such as seed and index. */
  public static Dice of(long seed, long... path) {
    long state = mixed(seed + GOLDEN);
    for (long step : path) {
      state = mixed(state ^ mixed(step + GOLDEN) * GOLDEN);
    }
    return new Dice(state);
  }

  private static long mixed(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** 64 random bits. */
  public long bits() {
    state += GOLDEN;
    return mixed(state);
  }

  /** A stream that shares nothing with what this one gives later. */
  public Dice fork() {
    return new Dice(bits());
  }

  /** From 0 (inclusive) to 1 (exclusive). */
  public double unit() {
    return (bits() >>> 11) * UNIT;
  }

  /** Evenly from low (inclusive) to high (exclusive). */
  public double between(double low, double high) {
    return low + (high - low) * unit();
  }

  /**
   * From low to high, each factor equally likely: as often from 1 to 2 as from 10 to 20.
   *
   * @param low above 0
   */
  public double factor(double low, double high) {
    return low * StrictMath.exp(unit() * StrictMath.log(high / low));
  }

  /** A whole number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) Math.floorMod(bits() >>> 1, (long) bound);
  }

  /** A whole number from low to high, both included. */
  public int whole(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** One of them. */
  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** One of two values, with even chances. */
  public double either(double one, double other) {
    return chance(0.5) ? one : other;
  }

  /** An angle in radians, evenly from the full circle. */
  public double angle() {
    return unit() * Waves.TURN;
  }

  /** Normally distributed with mean 0 and deviation 1, by the sum of twelve evenly drawn values. */
  public double bell() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += unit();
    }
    return sum;
  }
}
