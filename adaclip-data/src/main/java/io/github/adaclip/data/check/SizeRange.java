package io.github.adaclip.data.check;

/**
 * The smallest and largest width and height among pictures, in pixels.
 *
 * @param minWidth of all pictures; 0 if none could be read
 * @param maxWidth of all pictures
 * @param minHeight of all pictures
 * @param maxHeight of all pictures
 */
public record SizeRange(int minWidth, int maxWidth, int minHeight, int maxHeight) {
  static final SizeRange NONE = new SizeRange(0, 0, 0, 0);

  SizeRange with(int width, int height) {
    return equals(NONE)
        ? new SizeRange(width, width, height, height)
        : new SizeRange(
            Math.min(minWidth, width),
            Math.max(maxWidth, width),
            Math.min(minHeight, height),
            Math.max(maxHeight, height));
  }

  /** "640 x 640" if all are alike, else "600 to 640 x 400 to 480". */
  @Override
  public String toString() {
    return span(minWidth, maxWidth) + " x " + span(minHeight, maxHeight);
  }

  private static String span(int least, int most) {
    return least == most ? Integer.toString(least) : least + " to " + most;
  }
}
