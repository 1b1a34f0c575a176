package io.github.adaclip.image;

import java.awt.image.IndexColorModel;

/** Puts the first frame of a GIF file onto its canvas, as Pillow does. */
final class GifCanvas {
  private GifCanvas() {}

  /** The frame where it belongs; around it the transparent colour, else the palette's first. */
  static RgbImage paint(GifStructure canvas, RgbImage frame, IndexColorModel palette) {
    if (frame.width() == canvas.width() && frame.height() == canvas.height()) {
      return frame;
    }
    int index = canvas.transparentIndex().orElse(0);
    int color = index < palette.getMapSize() ? palette.getRGB(index) : 0;
    byte[] rgb = new byte[canvas.width() * canvas.height() * RgbImage.CHANNELS];
    for (int at = 0; at < rgb.length; at += RgbImage.CHANNELS) {
      rgb[at] = (byte) (color >> 16);
      rgb[at + 1] = (byte) (color >> 8);
      rgb[at + 2] = (byte) color;
    }
    int rowBytes = frame.width() * RgbImage.CHANNELS;
    for (int y = 0; y < frame.height(); y++) {
      int to = ((canvas.top() + y) * canvas.width() + canvas.left()) * RgbImage.CHANNELS;
      System.arraycopy(frame.data(), y * rowBytes, rgb, to, rowBytes);
    }
    return new RgbImage(canvas.width(), canvas.height(), rgb);
  }
}
