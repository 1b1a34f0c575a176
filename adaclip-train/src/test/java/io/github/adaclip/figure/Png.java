package io.github.adaclip.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** A PNG file read back. */
record Png(BufferedImage image, int pixelsPerMetre) {
  static Png read(byte[] file) {
    try {
      return new Png(ImageIO.read(new ByteArrayInputStream(file)), resolution(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pixels of exactly that colour. */
  long count(Color color) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  private static int resolution(byte[] file) {
    for (int at = 8; at + 8 <= file.length; ) {
      ByteBuffer chunk = ByteBuffer.wrap(file, at, file.length - at);
      int length = chunk.getInt();
      if (chunk.getInt() == ('p' << 24 | 'H' << 16 | 'Y' << 8 | 's')) {
        return chunk.getInt();
      }
      at += 12 + length;
    }
    return 0;
  }
}
