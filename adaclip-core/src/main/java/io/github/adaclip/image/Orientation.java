package io.github.adaclip.image;

/**
 * The eight ways a camera can have been held, TIFF tag 274, and how a picture is turned upright.
 */
final class Orientation {
  private Orientation() {}

  /**
   * The picture as it was seen.
   *
   * @param orientation 1 (upright) to 8; from 5 on width and height change places
   */
  static RgbImage upright(RgbImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    boolean transposed = orientation >= 5;
    int width = transposed ? image.height() : image.width();
    int height = transposed ? image.width() : image.height();
    boolean fromRight =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
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
