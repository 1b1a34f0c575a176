package io.github.adaclip.image;

import java.awt.image.BufferedImage;

/**
 * A picture of 8-bit red, green and blue values, interleaved, row by row from the top left.
 *
 * <p>The object owns its array; neither side copies it, so it must not be changed once it is here.
 * Safe for any number of threads as long as nobody writes to {@link #data()}.
 */
public final class RgbImage {
  /** Values per pixel. */
  static final int CHANNELS = 3;

  /** The most pixels whose values fit into one Java array. */
  static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / CHANNELS;

  private final int width;
  private final int height;
  private final byte[] rgb;

  /**
   * A picture made of existing values.
   *
   * @param width pixels per row, at least 1
   * @param height rows, at least 1
   * @param rgb {@code width * height * 3} unsigned bytes; taken over, not copied
   * @throws IllegalArgumentException if the array has another length
   */
  public RgbImage(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels");
    }
    if (rgb.length != (long) width * height * CHANNELS) {
      throw new IllegalArgumentException(
          rgb.length
              + " values for a picture of "
              + width
              + " x "
              + height
              + " pixels, expected "
              + (long) width * height * CHANNELS);
    }
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /** Pixels per row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** All values, red green blue red green blue …; not copied, not to be modified. */
  public byte[] data() {
    return rgb;
  }

  /**
   * The stored values of a Java picture: grey and palette expanded, alpha dropped (premultiplied
   * alpha undone first), 16 bits scaled to 8. Values are taken as they are, without colour
   * management: grey 128 becomes (128, 128, 128).
   *
   * @throws io.github.adaclip.failure.AdaClipException UNREADABLE_IMAGE if the values are neither 8
   *     nor 16 bit wide integers
   */
  public static RgbImage of(BufferedImage image) {
    return RgbPixels.of(image, ImageSource.IN_MEMORY);
  }

  /**
   * The pixels of a rectangle; this picture itself if that is all of it.
   *
   * @throws IllegalArgumentException if it is not within the picture
   */
  public RgbImage cropped(PictureArea part) {
    PictureArea whole = PictureArea.whole(width, height);
    if (part.equals(whole)) {
      return this;
    }
    if (!whole.contains(part)) {
      throw new IllegalArgumentException(part + " of a picture of " + width + " x " + height);
    }
    int rowBytes = part.width() * CHANNELS;
    byte[] cut = new byte[Math.multiplyExact(rowBytes, part.height())];
    for (int y = 0; y < part.height(); y++) {
      int from = ((part.y() + y) * width + part.x()) * CHANNELS;
      System.arraycopy(rgb, from, cut, y * rowBytes, rowBytes);
    }
    return new RgbImage(part.width(), part.height(), cut);
  }

  /** A new {@code TYPE_INT_RGB} picture of the same values. */
  public BufferedImage toBufferedImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      int at = y * width * CHANNELS;
      for (int x = 0; x < width; x++, at += CHANNELS) {
        row[x] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
      }
      image.getRaster().setDataElements(0, y, width, 1, row);
    }
    return image;
  }
}
