package io.github.adaclip.torch.baseline;

import io.github.adaclip.torch.tensor.Shapes;
import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Square windows of patches, one at every place of a square grid where it fits, in reading order of
 * their first patches.
 *
 * @param grid side of the grid in patches
 * @param side side of a window in patches, at most the grid's
 */
record Windows(int grid, int side) {
  private static final long[] ONE = {1, 1};
  private static final long[] NOTHING = {0, 0};

  Windows {
    if (side < 1 || side > grid) {
      throw new IllegalArgumentException(
          "windows of " + side + " patches a side on a grid of " + grid);
    }
  }

  /** How many there are. */
  int count() {
    return places() * places();
  }

  /** Tokens of a window: the class token and its patches. */
  int tokens() {
    return 1 + side * side;
  }

  /**
   * Positions in a tower's sequence (class token at 0, patches in reading order from 1) of some
   * windows' tokens.
   *
   * @param first the first window
   * @param number how many windows
   * @return for each window the class token's and its patches' positions, one window after the
   *     other
   */
  long[] positions(int first, int number) {
    long[] positions = new long[number * tokens()];
    int next = 0;
    for (int window = first; window < first + number; window++) {
      int top = window / places();
      int left = window % places();
      positions[next++] = 0;
      for (int row = top; row < top + side; row++) {
        for (int column = left; column < left + side; column++) {
          positions[next++] = 1 + (long) row * grid + column;
        }
      }
    }
    return positions;
  }

  /**
   * At each patch the harmonic mean over the windows that cover it. One score of 0 makes it 0.
   *
   * @param scores of all windows (B, n), not negative
   * @return (B, G, G), in the caller's scope
   */
  Tensor harmonicMean(Tensor scores) {
    Shapes.require("window scores", scores, -1, count());
    try (TensorScope scope = TensorScope.open()) {
      long[] size = {grid, grid};
      long[] window = {side, side};
      Tensor reciprocals =
          scores.reciprocal().unsqueeze(1).expand(scores.size(0), (long) side * side, count());
      Tensor sums = torch.col2im(reciprocals, size, window, ONE, NOTHING, ONE); // (B, 1, G, G)
      Tensor counts =
          torch.col2im(
              torch.ones_like(reciprocals), size, window, ONE, NOTHING, ONE); // (B, 1, G, G)
      return scope.keep(counts.div(sums).squeeze(1)); // (B, G, G)
    }
  }

  private int places() {
    return grid - side + 1;
  }
}
