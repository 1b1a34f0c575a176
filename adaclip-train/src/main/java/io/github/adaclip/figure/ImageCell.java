package io.github.adaclip.figure;

import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.PillowResize;
import io.github.adaclip.image.RgbImage;
import java.awt.image.BufferedImage;

/** Pictures reduced to the size at which a figure shows them. */
final class ImageCell {
  private static final double HIGHEST = 1.5;

  private ImageCell() {}

  /** A picture that fills the width of a cell, or its height if it is very high. */
  static BufferedImage of(RgbImage picture, int cellWidth) {
    int[] size = size(picture.width(), picture.height(), cellWidth);
    return PillowResize.bicubic(picture, size[0], size[1]).toBufferedImage();
  }

  /** A mask in white on black, at the size of its picture in the figure. */
  static BufferedImage ofMask(RgbImage mask, BufferedImage picture) {
    byte[] gray =
        PillowResize.bilinear(
            ImagePreprocessor.labelledPixels(mask),
            mask.width(),
            mask.height(),
            picture.getWidth(),
            picture.getHeight());
    BufferedImage image = blank(picture);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, (gray[y * image.getWidth() + x] & 0xff) * 0x010101);
      }
    }
    return image;
  }

  /** A black picture of the same size. */
  static BufferedImage blank(BufferedImage picture) {
    return new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
  }

  private static int[] size(int width, int height, int cellWidth) {
    double scale = Math.min((double) cellWidth / width, HIGHEST * cellWidth / height);
    return new int[] {
      Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale))
    };
  }
}
