package io.github.adaclip.figure;

import java.awt.image.BufferedImage;

/** The first three components of every patch as red, green and blue; a patch is a square. */
final class ComponentColors {
  private static final int CHANNELS = 3;

  private ComponentColors() {}

  /**
   * The colour picture of a grid of patches.
   *
   * @param components of each patch, row by row of the square grid
   * @param ranges of each component: the value that becomes 0 and the one that becomes 255; a
   *     component that is missing becomes 0
   * @param size of the result
   */
  static BufferedImage picture(double[][] components, double[][] ranges, BufferedImage size) {
    int grid = (int) Math.round(Math.sqrt(components.length));
    BufferedImage picture =
        new BufferedImage(size.getWidth(), size.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size.getHeight(); y++) {
      int row = y * grid / size.getHeight();
      for (int x = 0; x < size.getWidth(); x++) {
        int column = x * grid / size.getWidth();
        picture.setRGB(x, y, rgb(components[row * grid + column], ranges));
      }
    }
    return picture;
  }

  private static int rgb(double[] patch, double[][] ranges) {
    int rgb = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      rgb =
          rgb << Byte.SIZE | (channel < patch.length ? level(patch[channel], ranges[channel]) : 0);
    }
    return rgb;
  }

  private static int level(double value, double[] range) {
    double share = range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0.5;
    return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
  }
}
