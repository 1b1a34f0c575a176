package io.github.adaclip.image;

/**
 * Ink values → RGB by Pillow's formula (no ICC profile): {@code (255 - k) - ink * (255 - k) / 255}.
 */
final class Cmyk {
  private Cmyk() {}

  /**
   * One pixel.
   *
   * @param inks cyan, magenta, yellow, black at {@code from}; 255 is full ink
   * @param rgb red, green, blue are written at {@code to}
   */
  static void toRgb(byte[] inks, int from, byte[] rgb, int to) {
    int light = 255 - (inks[from + 3] & 0xFF);
    for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
      rgb[to + channel] = (byte) Math.max(0, light - multiply(inks[from + channel] & 0xFF, light));
    }
  }

  /** {@code a * b / 255}, rounded to nearest, in integers. */
  private static int multiply(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
  }
}
