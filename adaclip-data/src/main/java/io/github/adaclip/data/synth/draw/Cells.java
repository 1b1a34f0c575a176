package io.github.adaclip.data.synth.draw;

/**
 * Irregular cells over the plane, about one unit wide (Worley 1996): one point in each square of a
 * grid, each place belongs to the nearest point. A search writes what it finds into the fields;
 * belongs to one thread.
 */
public final class Cells {
  private final Noise noise;
  private final double disorder;
  private double nearest;
  private double second;
  private double centreX;
  private double centreY;
  private long column;
  private long row;

  /**
   * Cells of some disorder.
   *
   * @param disorder 0 (squares) to 1 (points anywhere in their square)
   */
  public Cells(Dice dice, double disorder) {
    this.noise = new Noise(dice);
    this.disorder = disorder;
  }

  /** Finds the cell of a place. */
  public void find(double x, double y) {
    long ix = (long) Math.floor(x);
    long iy = (long) Math.floor(y);
    double first = Double.MAX_VALUE;
    double other = Double.MAX_VALUE;
    for (long j = iy - 1; j <= iy + 1; j++) {
      for (long i = ix - 1; i <= ix + 1; i++) {
        double px = i + 0.5 + disorder * (noise.cell(i, j, 1) - 0.5);
        double py = j + 0.5 + disorder * (noise.cell(i, j, 2) - 0.5);
        double square = (px - x) * (px - x) + (py - y) * (py - y);
        if (square < first) {
          other = first;
          first = square;
          centreX = px;
          centreY = py;
          column = i;
          row = j;
        } else if (square < other) {
          other = square;
        }
      }
    }
    nearest = Math.sqrt(first);
    second = Math.sqrt(other);
  }

  /** Distance to the cell's point. */
  public double nearest() {
    return nearest;
  }

  /** How far the border is: 0 on it, about 0.5 in the middle of a cell. */
  public double border() {
    return second - nearest;
  }

  /** The cell's point. */
  public double centreX() {
    return centreX;
  }

  /** The cell's point. */
  public double centreY() {
    return centreY;
  }

  /** A random value of the found cell, 0 to 1, another for each layer. */
  public double value(int layer) {
    return noise.cell(column, row, 8 + layer);
  }
}
