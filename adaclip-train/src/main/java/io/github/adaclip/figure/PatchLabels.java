package io.github.adaclip.figure;

/** Masks at the model's size → labels of patches. */
final class PatchLabels {
  private PatchLabels() {}

  /**
   * A patch is anomalous if at least the given share of its pixels is.
   *
   * @param mask side × side values 0 or 1, row by row
   * @param grid patches per row and column; divides the side
   * @param share above 0, up to 1
   * @return grid × grid labels, row by row
   */
  static boolean[] of(byte[] mask, int side, int grid, double share) {
    if (mask.length != side * side || grid < 1 || side % grid != 0) {
      throw new IllegalArgumentException(
          mask.length + " values of side " + side + " for a grid of " + grid);
    }
    int patch = side / grid;
    int[] counts = new int[grid * grid];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      int row = pixel / side / patch;
      int column = pixel % side / patch;
      counts[row * grid + column] += mask[pixel];
    }
    boolean[] labels = new boolean[counts.length];
    for (int index = 0; index < counts.length; index++) {
      labels[index] = counts[index] >= share * patch * patch;
    }
    return labels;
  }
}
