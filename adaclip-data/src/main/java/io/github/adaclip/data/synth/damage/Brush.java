package io.github.adaclip.data.synth.damage;

/** Changes the colour of places. */
@FunctionalInterface
public interface Brush {
  /**
   * Changes a colour.
   *
   * @param x place in the picture, -0.5 to 0.5
   * @param y place in the picture, -0.5 to 0.5
   * @param rgb holds the present colour and receives the new one
   */
  void paint(double x, double y, float[] rgb);
}
