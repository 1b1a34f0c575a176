package io.github.adaclip.image;

import java.util.Arrays;

/**
 * Resized 8-bit pictures, bit for bit as Pillow 12 and earlier make them: antialiased and
 * separable, columns first, rounded to 8 bits between the passes; an axis whose size stays is not
 * touched. (Pillow 13 resizes some portrait pictures rows first, which differs by up to 2 levels;
 * AdaCLIP's published numbers were made with the older order.)
 *
 * <p>Source: Pillow, {@code Resample.c}. Only as many narrowed rows are held as one output row
 * needs.
 */
public final class PillowResize {
  private static final int LARGEST_VALUE = 255;

  private PillowResize() {}

  /**
   * {@code Image.resize((width, height), BICUBIC)} of an RGB picture.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public static RgbImage bicubic(RgbImage image, int width, int height) {
    requireSize(width, height);
    RowSource rows = RowSource.ofColor(image, width);
    return new RgbImage(
        width, height, resizeHeight(rows, image.height(), height, ResampleKernel.BICUBIC));
  }

  /**
   * The same of a part of a picture that is read strip by strip; equal to the bit to resizing the
   * part in memory.
   *
   * @param part in pixels of the picture
   * @throws IllegalArgumentException if a size is below 1 or the part is not within the picture
   * @throws io.github.adaclip.failure.AdaClipException if the picture cannot be read
   */
  public static RgbImage bicubic(PictureReader picture, PictureArea part, int width, int height) {
    requireSize(width, height);
    RowSource rows = RowSource.ofStrips(new PictureWindow(picture, part), width);
    return new RgbImage(
        width, height, resizeHeight(rows, part.height(), height, ResampleKernel.BICUBIC));
  }

  /**
   * {@code Image.resize((newWidth, newHeight), BILINEAR)} of a grey picture.
   *
   * @param gray {@code width * height} values, row by row
   * @return {@code newWidth * newHeight} values, a new array
   * @throws IllegalArgumentException if a size is below 1 or the array has another length
   */
  public static byte[] bilinear(byte[] gray, int width, int height, int newWidth, int newHeight) {
    if (width < 1 || height < 1 || gray.length != (long) width * height) {
      throw new IllegalArgumentException(
          gray.length + " values for " + width + " x " + height + " pixels");
    }
    requireSize(newWidth, newHeight);
    RowSource rows = RowSource.ofGray(gray, width, newWidth);
    return resizeHeight(rows, height, newHeight, ResampleKernel.BILINEAR);
  }

  private static void requireSize(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a new size of " + width + " x " + height + " pixels");
    }
  }

  private static byte[] resizeHeight(
      RowSource rows, int height, int newHeight, ResampleKernel kernel) {
    byte[] result = new byte[Math.multiplyExact(rows.length(), newHeight)];
    if (newHeight == height) {
      int[] row = new int[rows.length()];
      for (int y = 0; y < height; y++) {
        rows.read(y, row);
        store(row, result, y * row.length);
      }
      return result;
    }
    ResampleTaps taps = ResampleTaps.of(kernel, height, newHeight);
    int[][] held = new int[Math.min(taps.stride(), height)][rows.length()];
    int[] sums = new int[rows.length()];
    int read = 0;
    for (int y = 0; y < newHeight; y++) {
      int first = taps.first()[y];
      int end = first + taps.counts()[y];
      for (read = Math.max(read, first); read < end; read++) {
        rows.read(read, held[read % held.length]);
      }
      Arrays.fill(sums, ResampleTaps.HALF);
      for (int input = first; input < end; input++) {
        add(held[input % held.length], taps.weights()[y * taps.stride() + input - first], sums);
      }
      round(sums);
      store(sums, result, y * sums.length);
    }
    return result;
  }

  private static void add(int[] row, int weight, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += row[i] * weight;
    }
  }

  private static void round(int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.max(0, Math.min(LARGEST_VALUE, sums[i] >> ResampleTaps.PRECISION_BITS));
    }
  }

  private static void store(int[] row, byte[] result, int start) {
    for (int i = 0; i < row.length; i++) {
      result[start + i] = (byte) row[i];
    }
  }
}
