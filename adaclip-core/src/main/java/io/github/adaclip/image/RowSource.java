package io.github.adaclip.image;

/**
 * The rows of a picture after the first pass of a resize: at the new width, rounded to 0…255, one
 * int per value.
 */
interface RowSource {
  /** Values per row. */
  int length();

  /** Computes row {@code y} into {@code row}. */
  void read(int y, int[] row);

  /** Bicubic rows of three interleaved channels. */
  static RowSource ofColor(RgbImage image, int newWidth) {
    return newWidth == image.width()
        ? new Unchanged(image.data(), newWidth * RgbImage.CHANNELS)
        : new Color(image, ResampleTaps.of(ResampleKernel.BICUBIC, image.width(), newWidth));
  }

  /** Bicubic rows of a part of a picture that is read strip by strip. */
  static RowSource ofStrips(PictureWindow window, int newWidth) {
    return new Strips(window, newWidth);
  }

  /** Bilinear rows of one channel. */
  static RowSource ofGray(byte[] gray, int width, int newWidth) {
    return newWidth == width
        ? new Unchanged(gray, width)
        : new Gray(gray, width, ResampleTaps.of(ResampleKernel.BILINEAR, width, newWidth));
  }

  private static int round(int sum) {
    return Math.max(0, Math.min(255, sum >> ResampleTaps.PRECISION_BITS));
  }

  /** Pillow skips the pass when the width stays. */
  record Unchanged(byte[] values, int length) implements RowSource {
    @Override
    public void read(int y, int[] row) {
      for (int i = 0; i < length; i++) {
        row[i] = values[y * length + i] & 0xFF;
      }
    }
  }

  /** Rows asked for from top to bottom; one strip is held. */
  final class Strips implements RowSource {
    private final PictureWindow window;
    private final int newWidth;
    private RgbImage strip;
    private RowSource rows;

    private Strips(PictureWindow window, int newWidth) {
      this.window = window;
      this.newWidth = newWidth;
    }

    @Override
    public int length() {
      return newWidth * RgbImage.CHANNELS;
    }

    @Override
    public void read(int y, int[] row) {
      RgbImage held = window.stripWith(y);
      if (held != strip) {
        strip = held;
        rows = RowSource.ofColor(held, newWidth);
      }
      rows.read(y - window.stripTop(), row);
    }
  }

  /** One channel. */
  record Gray(byte[] values, int width, ResampleTaps taps) implements RowSource {
    @Override
    public int length() {
      return taps.first().length;
    }

    @Override
    public void read(int y, int[] row) {
      for (int x = 0; x < row.length; x++) {
        int from = y * width + taps.first()[x];
        int weight = x * taps.stride();
        int sum = ResampleTaps.HALF;
        for (int tap = 0; tap < taps.counts()[x]; tap++) {
          sum += (values[from + tap] & 0xFF) * taps.weights()[weight + tap];
        }
        row[x] = round(sum);
      }
    }
  }

  /**
   * Three channels. Red and blue share one long, so that two multiplications do for three channels:
   * their sums stay within 32 bits each, and a negative low half borrows exactly one from the high
   * half.
   */
  final class Color implements RowSource {
    private final byte[] rgb;
    private final ResampleTaps taps;
    private final long[] redAndBlue;
    private final int[] green;

    private Color(RgbImage image, ResampleTaps taps) {
      this.rgb = image.data();
      this.taps = taps;
      this.redAndBlue = new long[image.width()];
      this.green = new int[image.width()];
    }

    @Override
    public int length() {
      return taps.first().length * RgbImage.CHANNELS;
    }

    @Override
    public void read(int y, int[] row) {
      unpack(y * green.length * RgbImage.CHANNELS);
      int[] weights = taps.weights();
      int to = 0;
      for (int x = 0; x < taps.first().length; x++, to += RgbImage.CHANNELS) {
        int from = taps.first()[x];
        int count = taps.counts()[x];
        int weight = x * taps.stride();
        long pair = ResampleTaps.HALF | (long) ResampleTaps.HALF << 32;
        int single = ResampleTaps.HALF;
        for (int tap = 0; tap < count; tap++) {
          int factor = weights[weight + tap];
          pair += redAndBlue[from + tap] * factor;
          single += green[from + tap] * factor;
        }
        int low = (int) pair;
        row[to] = round((int) (pair - low >> 32));
        row[to + 1] = round(single);
        row[to + 2] = round(low);
      }
    }

    private void unpack(int start) {
      int at = start;
      for (int x = 0; x < green.length; x++, at += RgbImage.CHANNELS) {
        redAndBlue[x] = (long) (rgb[at] & 0xFF) << 32 | rgb[at + 2] & 0xFF;
        green[x] = rgb[at + 1] & 0xFF;
      }
    }
  }
}
