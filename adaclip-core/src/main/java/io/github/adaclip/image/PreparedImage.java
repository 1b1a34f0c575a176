package io.github.adaclip.image;

/**
 * A picture as the vision tower takes it.
 *
 * @param planes {@code 3 * side * side} normalised values, red plane, green plane, blue plane, each
 *     row by row, roughly within -1.8 to 2.2; owned by this record, not copied, not to be modified
 * @param side S, pixels
 * @param originalWidth pixels per row before resizing
 * @param originalHeight rows before resizing
 */
public record PreparedImage(float[] planes, int side, int originalWidth, int originalHeight) {
  /** Checks the length of the planes. */
  public PreparedImage {
    if (side < 1 || planes.length != 3L * side * side) {
      throw new IllegalArgumentException(planes.length + " values for 3 planes of side " + side);
    }
    if (originalWidth < 1 || originalHeight < 1) {
      throw new IllegalArgumentException(
          "an original of " + originalWidth + " x " + originalHeight + " pixels");
    }
  }
}
