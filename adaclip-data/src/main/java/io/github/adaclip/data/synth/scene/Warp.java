package io.github.adaclip.data.synth.scene;

/** A displacement: which place of the undisturbed picture is seen at a place. */
@FunctionalInterface
public interface Warp {
  /** Nothing is moved. */
  Warp NONE =
      (x, y, seen) -> {
        seen[0] = x;
        seen[1] = y;
      };

  /**
   * Writes the place that is seen.
   *
   * @param seen receives x and y
   */
  void apply(double x, double y, double[] seen);
}
