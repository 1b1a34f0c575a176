package io.github.adaclip.map;

/**
 * How a line of pixels is covered by tiles of one length: as few as overlap by the wanted number of
 * pixels at least, spread evenly, the first at the beginning and the last at the end.
 *
 * <p>Where two neighbours overlap, one fades out while the other fades in, along half a wave of the
 * cosine, over the middle of the overlap and no longer than from one tile's start to the next: so
 * at most two tiles have a weight at any place, though more may cover it. Weights are multiples of
 * 2⁻²⁰, hence sums and products of two of them are exact in double precision.
 */
final class TileAxis {
  private static final double WEIGHT_STEPS = 1 << 20;

  private final int length;
  private final int size;
  private final int count;

  /**
   * The tiles of a line.
   *
   * @param length pixels of the line
   * @param wanted pixels of a tile; the line's if that is less
   * @param overlap pixels that neighbours share at least, less than a tile
   */
  TileAxis(int length, int wanted, int overlap) {
    this.length = length;
    this.size = Math.min(wanted, length);
    int step = wanted - overlap;
    this.count = 1 + (length - size + step - 1) / step;
  }

  int count() {
    return count;
  }

  /** Pixels of each tile. */
  int size() {
    return size;
  }

  /** The first pixel of a tile. */
  int start(int tile) {
    return count == 1 ? 0 : (int) ((long) tile * (length - size) / (count - 1));
  }

  /**
   * How much a tile counts at a place; the weights of all tiles add up to 1.
   *
   * @param position pixels from the line's beginning, the middle of the first pixel being 0.5
   */
  double weight(int tile, double position) {
    double in = tile == 0 ? 1 : fadedIn(tile, position);
    double out = tile == count - 1 ? 0 : fadedIn(tile + 1, position);
    return in - out;
  }

  /** From 0 to 1 where a tile takes over from the one before. */
  private double fadedIn(int tile, double position) {
    int start = start(tile);
    int end = start(tile - 1) + size;
    double shortest = Math.min(end - start, start - start(tile - 1));
    if (tile < count - 1) {
      shortest = Math.min(shortest, start(tile + 1) - start);
    }
    if (tile > 1) {
      shortest = Math.min(shortest, start(tile - 1) - start(tile - 2));
    }
    double middle = (start + end) / 2.0;
    double share =
        shortest == 0 ? (position < middle ? 0 : 1) : (position - middle) / shortest + 0.5;
    double limited = Math.max(0, Math.min(1, share));
    return Math.rint((1 - Math.cos(Math.PI * limited)) / 2 * WEIGHT_STEPS) / WEIGHT_STEPS;
  }
}
