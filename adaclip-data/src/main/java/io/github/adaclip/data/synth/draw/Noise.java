package io.github.adaclip.data.synth.draw;

/** Smooth random values over the plane: values at whole numbers, joined by a smooth curve. */
public final class Noise {
  private static final double UNIT = 1.0 / (1 << 24);
  private final int seed;

  public Noise(Dice dice) {
    this.seed = (int) dice.bits();
  }

  /** The random value that belongs to a whole place, from 0 to 1. */
  public double cell(long x, long y) {
    return (hash((int) x, (int) y, seed) >>> 8) * UNIT;
  }

  /** Another random value of the same place, independent for each layer. */
  public double cell(long x, long y, int layer) {
    return (hash((int) x, (int) y, seed + layer * 0x632BE5AB) >>> 8) * UNIT;
  }

  private static int hash(int x, int y, int seed) {
    int h = x * 0x27D4EB2D ^ y * 0x165667B1 ^ seed * 0x9E3779B1;
    h = (h ^ h >>> 15) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }

  /** Smooth value, -1 to 1; features are about one unit wide. */
  public double at(double x, double y) {
    double floorX = Math.floor(x);
    double floorY = Math.floor(y);
    int ix = (int) floorX;
    int iy = (int) floorY;
    double fx = x - floorX;
    double fy = y - floorY;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    int a = hash(ix, iy, seed) >>> 8;
    int b = hash(ix + 1, iy, seed) >>> 8;
    int c = hash(ix, iy + 1, seed) >>> 8;
    int d = hash(ix + 1, iy + 1, seed) >>> 8;
    double top = a + (b - a) * fx;
    double bottom = c + (d - c) * fx;
    return (top + (bottom - top) * fy) * (2 * UNIT) - 1;
  }

  /** Sum of octaves, each twice as fine and half as strong; about -1 to 1. */
  public double octaves(double x, double y, int count) {
    double sum = 0;
    double weight = 0.6;
    double scale = 1;
    for (int i = 0; i < count; i++) {
      sum += weight * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
      weight *= 0.5;
      scale *= 2.03;
    }
    return sum;
  }

  /** Ridges: 1 along lines, falling to 0 between them. */
  public double ridges(double x, double y, int count) {
    double sum = 0;
    double weight = 0.6;
    double total = 0;
    double scale = 1;
    for (int i = 0; i < count; i++) {
      sum += weight * (1 - Math.abs(at(x * scale + 5.7 * i, y * scale + 3.9 * i)));
      total += weight;
      weight *= 0.5;
      scale *= 2.1;
    }
    return sum / total;
  }
}
