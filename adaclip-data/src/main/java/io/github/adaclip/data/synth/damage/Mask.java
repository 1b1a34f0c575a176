package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.draw.Canvas;

/**
 * Where a defect is seen.
 *
 * <p>The rule: a pixel differs if any channel of the clean pictures with and without the defect
 * differs by at least {@link #VISIBLE}; differing pixels with fewer than two differing neighbours
 * are left out; then gaps up to two pixels wide between differing pixels are closed. Everything
 * else is set back to the picture without defect, so that outside the mask not a single value
 * differs, and every marked pixel differs or touches one that does.
 */
public final class Mask {
  /** Least difference of a channel that counts, of 1: six steps of 255. */
  public static final float VISIBLE = 6 / 255f;

  private static final int ALL_NEIGHBOURS = 9;

  /** Pixels between places that are compared to tell a texture. */
  private static final int NEXT = 3;

  private final int side;
  private final boolean[] marked;
  private final double contrast;
  private final double texture;

  private Mask(int side, boolean[] marked, double contrast, double texture) {
    this.side = side;
    this.marked = marked;
    this.contrast = contrast;
    this.texture = texture;
  }

  /** The mask of a defect; the damaged picture is set back outside it. */
  public static Mask of(Canvas clean, Canvas damaged) {
    int side = clean.side();
    float[] before = clean.values();
    float[] after = damaged.values();
    float[] difference = new float[side * side];
    boolean[] differs = new boolean[side * side];
    for (int i = 0; i < differs.length; i++) {
      for (int c = 3 * i; c < 3 * i + 3; c++) {
        difference[i] = Math.max(difference[i], Math.abs(shown(before[c]) - shown(after[c])));
      }
      differs[i] = difference[i] >= VISIBLE;
    }
    boolean[] marked = closed(withoutSpecks(differs, side), side);
    for (int i = 0; i < marked.length; i++) {
      if (!marked[i]) {
        System.arraycopy(before, 3 * i, after, 3 * i, 3);
      }
    }
    return new Mask(side, marked, mean(difference, marked), texture(before, marked, side));
  }

  private static double mean(float[] difference, boolean[] marked) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        sum += difference[i];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Neighbours to the right and below; what leaves the picture does not count. */
  private static double texture(float[] rgb, boolean[] marked, int side) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i] && i % side + NEXT < side) {
        sum += difference(rgb, i, i + NEXT);
        count++;
      }
      if (marked[i] && i + NEXT * side < marked.length) {
        sum += difference(rgb, i, i + NEXT * side);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static float difference(float[] rgb, int pixel, int other) {
    float largest = 0;
    for (int c = 0; c < 3; c++) {
      largest = Math.max(largest, Math.abs(shown(rgb[3 * pixel + c]) - shown(rgb[3 * other + c])));
    }
    return largest;
  }

  /** What is beyond black or white looks the same. */
  private static float shown(float value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }

  private static boolean[] withoutSpecks(boolean[] pixels, int side) {
    boolean[] result = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      result[i] = pixels[i] && neighbours(pixels, side, i) >= 3;
    }
    return result;
  }

  /** Grown by a pixel and shrunk again, with a margin, so that the picture's edge draws nothing. */
  private static boolean[] closed(boolean[] pixels, int side) {
    int wide = side + 2;
    boolean[] padded = new boolean[wide * wide];
    for (int y = 0; y < side; y++) {
      System.arraycopy(pixels, y * side, padded, (y + 1) * wide + 1, side);
    }
    boolean[] grown = new boolean[padded.length];
    for (int i = 0; i < padded.length; i++) {
      grown[i] = neighbours(padded, wide, i) > 0;
    }
    boolean[] result = new boolean[pixels.length];
    for (int i = 0; i < result.length; i++) {
      int at = (i / side + 1) * wide + i % side + 1;
      result[i] = grown[at] && neighbours(grown, wide, at) == ALL_NEIGHBOURS;
    }
    return result;
  }

  /** Set pixels in the square of 3 × 3 around one, itself included. */
  private static int neighbours(boolean[] pixels, int side, int index) {
    int x = index % side;
    int y = index / side;
    int count = 0;
    for (int j = Math.max(0, y - 1); j <= Math.min(side - 1, y + 1); j++) {
      for (int i = Math.max(0, x - 1); i <= Math.min(side - 1, x + 1); i++) {
        count += pixels[j * side + i] ? 1 : 0;
      }
    }
    return count;
  }

  /** Pixels per row and column. */
  public int side() {
    return side;
  }

  /** All pixels, row by row; true is marked; not copied. */
  public boolean[] pixels() {
    return marked;
  }

  /**
   * By how much marked pixels differ on average, in their channel of largest difference, 0 to 1.
   */
  public double contrast() {
    return contrast;
  }

  /**
   * By how much the clean picture differs on average between a marked pixel and the third one to
   * the right and below, in the channel of largest difference, 0 to 1: how busy it is there.
   */
  public double texture() {
    return texture;
  }

  /** Number of marked pixels. */
  public int area() {
    int area = 0;
    for (boolean pixel : marked) {
      area += pixel ? 1 : 0;
    }
    return area;
  }
}
