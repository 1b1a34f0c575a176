package io.github.adaclip.image;

/**
 * The eight ways a camera can have been held, TIFF tag 274, and how a picture is turned upright.
 */
final class Orientation {
  /** Nothing to turn. */
  static final int UPRIGHT = 1;

  private static final int FIRST_TRANSPOSED = 5;

  private Orientation() {}

  /** Whether width and height change places. */
  static boolean isTransposed(int orientation) {
    return orientation >= FIRST_TRANSPOSED;
  }

  /**
   * Where a rectangle of the upright picture lies in the stored one.
   *
   * @param width columns as stored
   * @param height rows as stored
   */
  static PictureArea stored(PictureArea upright, int orientation, int width, int height) {
    boolean transposed = isTransposed(orientation);
    int x = transposed ? upright.y() : upright.x();
    int y = transposed ? upright.x() : upright.y();
    int columns = transposed ? upright.height() : upright.width();
    int rows = transposed ? upright.width() : upright.height();
    return new PictureArea(
        isFromRight(orientation) ? width - x - columns : x,
        isFromBottom(orientation) ? height - y - rows : y,
        columns,
        rows);
  }

  private static boolean isFromRight(int orientation) {
    return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  }

  private static boolean isFromBottom(int orientation) {
    return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  }

  /**
   * The picture as it was seen.
   *
   * @param orientation 1 (upright) to 8; from 5 on width and height change places
   */
  static RgbImage upright(RgbImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    boolean transposed = isTransposed(orientation);
    int width = transposed ? image.height() : image.width();
    int height = transposed ? image.width() : image.height();
    boolean fromRight = isFromRight(orientation);
    boolean fromBottom = isFromBottom(orientation);
    byte[] turned = new byte[image.data().length];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++, to += RgbImage.CHANNELS) {
        int column = transposed ? y : x;
        int row = transposed ? x : y;
        int sourceX = fromRight ? image.width() - 1 - column : column;
        int sourceY = fromBottom ? image.height() - 1 - row : row;
        int from = (sourceY * image.width() + sourceX) * RgbImage.CHANNELS;
        turned[to] = image.data()[from];
        turned[to + 1] = image.data()[from + 1];
        turned[to + 2] = image.data()[from + 2];
      }
    }
    return new RgbImage(width, height, turned);
  }
}
