package io.github.adaclip.data.synth.draw;

/**
 * A square picture of floating-point values, red green blue interleaved, row by row. Places are
 * given from -0.5 to 0.5, whatever the number of pixels.
 */
public final class Canvas {
  private final int side;
  private final float[] values;

  /** A black picture. */
  public Canvas(int side) {
    this(side, new float[3 * side * side]);
  }

  private Canvas(int side, float[] values) {
    this.side = side;
    this.values = values;
  }

  /** Pixels per row and column. */
  public int side() {
    return side;
  }

  /** All values; not copied. */
  public float[] values() {
    return values;
  }

  /** A picture of the same values. */
  public Canvas copy() {
    return new Canvas(side, values.clone());
  }

  /** The place of a pixel's middle in a row or column. */
  public double place(int pixel) {
    return (pixel + 0.5) / side - 0.5;
  }

  /** The pixel of a place, the nearest one for places outside. */
  public int pixel(double place) {
    int pixel = (int) Math.floor((place + 0.5) * side);
    return Math.max(0, Math.min(side - 1, pixel));
  }

  /** Reads a pixel. */
  public void get(int x, int y, float[] rgb) {
    System.arraycopy(values, 3 * (y * side + x), rgb, 0, 3);
  }

  /** Writes a pixel. */
  public void set(int x, int y, float[] rgb) {
    System.arraycopy(rgb, 0, values, 3 * (y * side + x), 3);
  }

  /** Reads between pixels; the edge goes on outside. */
  public void sample(double x, double y, float[] rgb) {
    double px = Math.max(0, Math.min(side - 1, (x + 0.5) * side - 0.5));
    double py = Math.max(0, Math.min(side - 1, (y + 0.5) * side - 0.5));
    int ix = Math.min(side - 2, (int) px);
    int iy = Math.min(side - 2, (int) py);
    float fx = (float) (px - ix);
    float fy = (float) (py - iy);
    int at = 3 * (iy * side + ix);
    int below = at + 3 * side;
    for (int c = 0; c < 3; c++) {
      float top = values[at + c] + (values[at + c + 3] - values[at + c]) * fx;
      float bottom = values[below + c] + (values[below + c + 3] - values[below + c]) * fx;
      rgb[c] = top + (bottom - top) * fy;
    }
  }

  /** The mean colour of a square of a half-width around a place, cut off at the edge. */
  public Ink mean(double x, double y, double half) {
    double[] sum = new double[3];
    int count = 0;
    int right = pixel(x + half);
    int bottom = pixel(y + half);
    for (int j = pixel(y - half); j <= bottom; j++) {
      for (int i = pixel(x - half); i <= right; i++) {
        for (int c = 0; c < 3; c++) {
          sum[c] += values[3 * (j * side + i) + c];
        }
        count++;
      }
    }
    return new Ink(sum[0] / count, sum[1] / count, sum[2] / count);
  }
}
