package io.github.adaclip.image;

import java.awt.image.Raster;
import java.io.IOException;

/**
 * The stored components of a JPEG picture → RGB by libjpeg's integer formulas, which Pillow uses
 * too; Java's own conversion would apply colour profiles and cannot do CMYK.
 */
final class JpegPixels {
  private static final int FRACTION_BITS = 16;
  private static final int HALF = 1 << FRACTION_BITS - 1;
  private static final int RED_FROM_CR = fixed(1.40200);
  private static final int GREEN_FROM_CR = fixed(0.71414);
  private static final int GREEN_FROM_CB = fixed(0.34414);
  private static final int BLUE_FROM_CB = fixed(1.77200);
  private static final int ADOBE_YCCK = 2;

  private JpegPixels() {}

  /** The picture; {@code raster} holds the components as they are stored, one byte each. */
  static RgbImage of(Raster raster, JpegStructure structure) throws IOException {
    int bands = raster.getNumBands();
    int width = raster.getWidth();
    byte[] rgb = new byte[width * raster.getHeight() * RgbImage.CHANNELS];
    byte[] row = new byte[width * bands];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      switch (bands) {
        case 1 -> gray(row, rgb, to);
        case 3 -> threeComponents(row, structure.isLumaChroma(), rgb, to);
        case 4 -> fourComponents(row, structure, rgb, to);
        default ->
            throw new DamagedPictureException(
                "the picture is of an unknown kind", bands + " colour components");
      }
      to += width * RgbImage.CHANNELS;
    }
    return new RgbImage(width, raster.getHeight(), rgb);
  }

  private static void gray(byte[] row, byte[] rgb, int start) {
    int to = start;
    for (byte value : row) {
      rgb[to++] = value;
      rgb[to++] = value;
      rgb[to++] = value;
    }
  }

  private static void threeComponents(byte[] row, boolean lumaChroma, byte[] rgb, int start) {
    System.arraycopy(row, 0, rgb, start, row.length);
    if (lumaChroma) {
      for (int at = start; at < start + row.length; at += RgbImage.CHANNELS) {
        lumaChromaToRgb(rgb, at);
      }
    }
  }

  private static void fourComponents(byte[] row, JpegStructure structure, byte[] rgb, int start) {
    boolean ycck = structure.adobeTransform().orElse(0) == ADOBE_YCCK;
    int to = start;
    for (int at = 0; at < row.length; at += 4, to += RgbImage.CHANNELS) {
      if (ycck) {
        lumaChromaToRgb(row, at);
        invert(row, at, 3);
      }
      // Adobe's programs store 255 for no ink; Pillow takes every four-component JPEG for one of
      // theirs.
      invert(row, at, 4);
      Cmyk.toRgb(row, at, rgb, to);
    }
  }

  private static void invert(byte[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] = (byte) ~values[i];
    }
  }

  /** In place: luma, blue chroma, red chroma become red, green, blue. */
  private static void lumaChromaToRgb(byte[] values, int at) {
    int luma = values[at] & 0xFF;
    int cb = (values[at + 1] & 0xFF) - 128;
    int cr = (values[at + 2] & 0xFF) - 128;
    values[at] = clip(luma + (RED_FROM_CR * cr + HALF >> FRACTION_BITS));
    values[at + 1] =
        clip(luma + (-GREEN_FROM_CB * cb - GREEN_FROM_CR * cr + HALF >> FRACTION_BITS));
    values[at + 2] = clip(luma + (BLUE_FROM_CB * cb + HALF >> FRACTION_BITS));
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << FRACTION_BITS) + 0.5);
  }
}
