package io.github.adaclip.data.synth.draw;

/** Light from the side on an uneven surface. */
@FunctionalInterface
public interface Relief {
  /** Height of a place. */
  double height(double x, double y);

  /**
   * How bright a slope is: 1 where it is level, more where it faces the light.
   *
   * @param light direction of the light in radians
   * @param step distance over which the slope is taken
   * @param strength how much a slope of 1 changes
   */
  default double shade(double x, double y, double light, double step, double strength) {
    double rise = height(x + step * Waves.cos(light), y + step * Waves.sin(light)) - height(x, y);
    double slope = -rise / step * strength;
    return 1 + (slope > 0.8 ? 0.8 : slope < -0.7 ? -0.7 : slope);
  }
}
