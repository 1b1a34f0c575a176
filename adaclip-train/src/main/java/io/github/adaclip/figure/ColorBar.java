package io.github.adaclip.figure;

import io.github.adaclip.report.ColorScale;
import java.awt.image.BufferedImage;

/** The colours of anomaly maps from 0 to 1, from left to right. */
final class ColorBar {
  private ColorBar() {}

  static BufferedImage picture(int width, int height) {
    BufferedImage bar = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      int rgb = ColorScale.rgb(x / (width - 1.0));
      for (int y = 0; y < height; y++) {
        bar.setRGB(x, y, rgb);
      }
    }
    return bar;
  }
}
