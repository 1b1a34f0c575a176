package io.github.adaclip.data.synth.draw;

/** The colour of each place of something; belongs to the thread that draws the scene. */
@FunctionalInterface
public interface Surface {
  /**
   * Writes the colour of a place.
   *
   * @param x to the right
   * @param y downwards
   * @param depth distance to the border of the figure, positive inside
   * @param rgb receives three values, 0 to 1
   */
  void paint(double x, double y, double depth, float[] rgb);

  /** One colour. */
  static Surface plain(Ink ink) {
    return (x, y, depth, rgb) -> ink.put(rgb, 1);
  }

  /**
   * This surface with an edge that is bright towards the light and dark away from it.
   *
   * @param width of the edge
   * @param light direction of the light in radians
   * @param strength 0 to 1
   */
  default Surface bevelled(double width, double light, double strength) {
    double lightX = Waves.cos(light);
    double lightY = Waves.sin(light);
    return (x, y, depth, rgb) -> {
      paint(x, y, depth, rgb);
      if (depth < width) {
        double length = Waves.length(x, y) + 1e-9;
        double gain = 1 + strength * (1 - depth / width) * (x * lightX + y * lightY) / length;
        gain(rgb, gain);
      }
    };
  }

  /** This surface shaded as a dome of a radius, brightest where it faces the light. */
  default Surface domed(double radius, double light, double strength) {
    double lightX = Waves.cos(light) * 0.35 * radius;
    double lightY = Waves.sin(light) * 0.35 * radius;
    return (x, y, depth, rgb) -> {
      paint(x, y, depth, rgb);
      double away = Waves.length(x - lightX, y - lightY) / radius;
      gain(rgb, 1 + strength * (0.35 - 0.55 * away * away));
    };
  }

  /** This surface shaded as a cylinder that lies along x. */
  default Surface rounded(double radius, double strength) {
    return (x, y, depth, rgb) -> {
      paint(x, y, depth, rgb);
      double across = y / radius + 0.3;
      gain(rgb, 1 + strength * (0.4 - 0.7 * across * across));
    };
  }

  /** This surface with fine grains. */
  default Surface grained(Noise noise, double size, double strength) {
    return (x, y, depth, rgb) -> {
      paint(x, y, depth, rgb);
      gain(rgb, 1 + strength * noise.octaves(x / size, y / size, 2));
    };
  }

  /** This surface with another one over it wherever a figure covers it. */
  default Surface with(Shape figure, Surface other, double blur) {
    float[] above = new float[3];
    return (x, y, depth, rgb) -> {
      paint(x, y, depth, rgb);
      double distance = figure.distance(x, y);
      if (distance < blur) {
        other.paint(x, y, -distance, above);
        mix(rgb, above, Waves.clamp(0.5 - 0.5 * distance / blur));
      }
    };
  }

  /** Multiplies three values. */
  static void gain(float[] rgb, double gain) {
    rgb[0] *= (float) gain;
    rgb[1] *= (float) gain;
    rgb[2] *= (float) gain;
  }

  /** Lays a colour over another. */
  static void mix(float[] rgb, float[] above, double amount) {
    float part = (float) amount;
    rgb[0] += (above[0] - rgb[0]) * part;
    rgb[1] += (above[1] - rgb[1]) * part;
    rgb[2] += (above[2] - rgb[2]) * part;
  }
}
