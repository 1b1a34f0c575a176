package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Stored values of Java pictures → 8-bit RGB, as Pillow's {@code convert("RGB")} does it.
 *
 * <p>Java's own conversions go through colour spaces: drawing a grey picture into an RGB one turns
 * 128 into 188, and an embedded ICC profile changes every value. Here the stored values are copied.
 */
final class RgbPixels {
  private static final int BYTE_MAXIMUM = 255;

  private RgbPixels() {}

  /** See {@link RgbImage#of}; {@code name} is what a refusal calls the picture. */
  static RgbImage of(BufferedImage image, String name) {
    return of(image, name, Narrowing.NEAREST);
  }

  static RgbImage of(BufferedImage image, String name, Narrowing narrowing) {
    ColorModel colors = image.getColorModel();
    Raster raster = image.getRaster();
    if (colors instanceof IndexColorModel palette) {
      return new RgbImage(image.getWidth(), image.getHeight(), fromPalette(raster, palette));
    }
    if (colors instanceof DirectColorModel packed) {
      return new RgbImage(image.getWidth(), image.getHeight(), fromPacked(raster, packed));
    }
    if (colors instanceof ComponentColorModel && isInteger(raster.getTransferType())) {
      return new RgbImage(
          image.getWidth(), image.getHeight(), fromComponents(raster, colors, name, narrowing));
    }
    throw unsupported(raster, colors, name);
  }

  private static boolean isInteger(int transferType) {
    return transferType == DataBuffer.TYPE_BYTE || transferType == DataBuffer.TYPE_USHORT;
  }

  private static byte[] fromPalette(Raster raster, IndexColorModel palette) {
    int size = palette.getMapSize();
    // Indices beyond the palette are black, as in Pillow.
    int[] colors = new int[1 << Math.max(palette.getPixelSize(), 8)];
    for (int index = 0; index < Math.min(size, colors.length); index++) {
      colors[index] = palette.getRGB(index);
    }
    int width = raster.getWidth();
    byte[] rgb = new byte[Math.multiplyExact(width * RgbImage.CHANNELS, raster.getHeight())];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int index : row) {
        int color = colors[index];
        rgb[at++] = (byte) (color >> 16);
        rgb[at++] = (byte) (color >> 8);
        rgb[at++] = (byte) color;
      }
    }
    return rgb;
  }

  private static byte[] fromPacked(Raster raster, DirectColorModel colors) {
    int bands = colors.getNumComponents();
    int[] maxima = new int[bands];
    for (int band = 0; band < bands; band++) {
      maxima[band] = (1 << colors.getComponentSize(band)) - 1;
    }
    int width = raster.getWidth();
    byte[] rgb = new byte[Math.multiplyExact(width * RgbImage.CHANNELS, raster.getHeight())];
    boolean premultiplied = isPremultiplied(colors);
    int[] row = new int[width * bands];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int pixel = 0; pixel < row.length; pixel += bands) {
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
          // Rounded down as in Pillow's unpacking of 15- and 16-bit BMP pixels.
          int value = row[pixel + channel] * BYTE_MAXIMUM / maxima[channel];
          rgb[at++] = (byte) (premultiplied ? undo(value, row[pixel + bands - 1]) : value);
        }
      }
    }
    return rgb;
  }

  private static byte[] fromComponents(
      Raster raster, ColorModel colors, String name, Narrowing narrowing) {
    int bands = raster.getNumBands();
    Layout layout = Layout.of(raster, colors, name);
    int width = raster.getWidth();
    byte[] rgb = new byte[Math.multiplyExact(width * RgbImage.CHANNELS, raster.getHeight())];
    byte[] row = new byte[width * bands];
    boolean wide = raster.getTransferType() == DataBuffer.TYPE_USHORT;
    short[] wideRow = new short[wide ? row.length : 0];
    int[] maxima = maxima(raster, colors);
    for (int y = 0; y < raster.getHeight(); y++) {
      if (wide) {
        raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, wideRow);
        narrow(wideRow, maxima, row, narrowing);
      } else {
        raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      }
      layout.copyRow(row, width, bands, rgb, y * width * RgbImage.CHANNELS);
    }
    return rgb;
  }

  private static int[] maxima(Raster raster, ColorModel colors) {
    int[] maxima = new int[raster.getNumBands()];
    for (int band = 0; band < maxima.length; band++) {
      int bits = band < colors.getNumComponents() ? colors.getComponentSize(band) : Short.SIZE;
      maxima[band] = (1 << bits) - 1;
    }
    return maxima;
  }

  private static void narrow(short[] wide, int[] maxima, byte[] narrow, Narrowing narrowing) {
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (byte) narrowing.narrow(wide[i] & 0xFFFF, maxima[i % maxima.length]);
    }
  }

  private static boolean isPremultiplied(ColorModel colors) {
    return colors.isAlphaPremultiplied() && colors.getTransparency() != Transparency.OPAQUE;
  }

  /** Rounded down and limited, as Pillow unpacks premultiplied pixels. */
  private static int undo(int value, int alpha) {
    return alpha == 0 ? 0 : Math.min(BYTE_MAXIMUM, value * BYTE_MAXIMUM / alpha);
  }

  private static AdaClipException unsupported(Raster raster, ColorModel colors, String name) {
    String type =
        switch (raster.getTransferType()) {
          case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> "floating-point values";
          case DataBuffer.TYPE_SHORT -> "signed 16-bit values";
          case DataBuffer.TYPE_INT -> "32-bit values";
          default -> colors.getClass().getSimpleName();
        };
    return AdaClipException.of(
            FailureCode.UNREADABLE_IMAGE, "the picture has pixels of a kind that cannot be used")
        .file(name)
        .expected("unsigned integers of 1 to 16 bits per colour")
        .found(type)
        .fix("convert the picture to 8 or 16 bits per colour")
        .build();
  }

  /** What the bands of a pixel mean. */
  private enum Layout {
    GRAY,
    RGB,
    RGB_PREMULTIPLIED,
    CMYK;

    static Layout of(Raster raster, ColorModel colors, String name) {
      int space = colors.getColorSpace().getType();
      int bands = raster.getNumBands();
      if (space == ColorSpace.TYPE_CMYK && bands >= 4) {
        return CMYK;
      }
      if (space == ColorSpace.TYPE_GRAY) {
        return GRAY;
      }
      if (space == ColorSpace.TYPE_RGB && bands >= 3) {
        return isPremultiplied(colors) && bands >= 4 ? RGB_PREMULTIPLIED : RGB;
      }
      throw AdaClipException.of(
              FailureCode.UNREADABLE_IMAGE, "the picture's colour space cannot be used")
          .file(name)
          .expected("grey, RGB or CMYK")
          .found(bands + " bands, Java colour space type " + space)
          .fix("convert the picture to RGB")
          .build();
    }

    void copyRow(byte[] row, int width, int bands, byte[] rgb, int start) {
      int at = start;
      for (int pixel = 0; pixel < width * bands; pixel += bands, at += RgbImage.CHANNELS) {
        switch (this) {
          case GRAY -> {
            rgb[at] = row[pixel];
            rgb[at + 1] = row[pixel];
            rgb[at + 2] = row[pixel];
          }
          case RGB -> {
            rgb[at] = row[pixel];
            rgb[at + 1] = row[pixel + 1];
            rgb[at + 2] = row[pixel + 2];
          }
          case RGB_PREMULTIPLIED -> {
            int alpha = row[pixel + 3] & 0xFF;
            rgb[at] = (byte) undo(row[pixel] & 0xFF, alpha);
            rgb[at + 1] = (byte) undo(row[pixel + 1] & 0xFF, alpha);
            rgb[at + 2] = (byte) undo(row[pixel + 2] & 0xFF, alpha);
          }
          case CMYK -> Cmyk.toRgb(row, pixel, rgb, at);
        }
      }
    }
  }
}
