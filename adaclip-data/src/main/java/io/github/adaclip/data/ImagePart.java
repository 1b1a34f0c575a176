package io.github.adaclip.data;

import io.github.adaclip.image.RgbImage;
import java.util.Arrays;

/**
 * Which of several equal strips along the height of a picture a sample is; nearly always the whole
 * picture, one of one.
 *
 * @param index from 0 at the top to {@code count - 1}
 * @param count number of strips, at least 1
 */
public record ImagePart(int index, int count) {
  /** The picture as it is. */
  public static final ImagePart WHOLE = new ImagePart(0, 1);

  private static final int CHANNELS = 3;

  /** Checks the range. */
  public ImagePart {
    if (count < 1 || index < 0 || index >= count) {
      throw new IllegalArgumentException("part " + index + " of " + count);
    }
  }

  /** Whether nothing is cut off. */
  public boolean isWhole() {
    return count == 1;
  }

  /**
   * The strip: rows {@code height * index / count} to {@code height * (index + 1) / count}, so that
   * all strips together are the picture.
   *
   * @return the picture itself if it is whole, else a copy
   * @throws IllegalArgumentException if the picture has fewer rows than strips
   */
  public RgbImage cut(RgbImage image) {
    if (isWhole()) {
      return image;
    }
    if (image.height() < count) {
      throw new IllegalArgumentException(image.height() + " rows for " + count + " parts");
    }
    int first = firstRow(image.height(), index);
    int end = firstRow(image.height(), index + 1);
    int rowLength = image.width() * CHANNELS;
    return new RgbImage(
        image.width(),
        end - first,
        Arrays.copyOfRange(image.data(), first * rowLength, end * rowLength));
  }

  private int firstRow(int height, int part) {
    return (int) ((long) height * part / count);
  }
}
