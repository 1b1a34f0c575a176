package io.github.adaclip.map;

import java.util.List;

/**
 * One connected part of a picture that is at least as anomalous as a threshold; all coordinates are
 * pixels of the original picture, origin top left.
 *
 * @param x left column of the bounding box
 * @param y top row of the bounding box
 * @param width columns of the bounding box, at least 1
 * @param height rows of the bounding box, at least 1
 * @param areaPixels pixels that belong to the region; holes are not counted
 * @param peak the largest map value at a pixel of the region, 0 to 1
 * @param mean the mean map value over the pixels of the region, 0 to 1
 * @param contour the corners of the outer boundary, clockwise, each a pixel of the region, closed
 *     without repeating the first; one point for a single pixel, two for a straight line. Holes
 *     have no contour.
 */
public record Region(
    int x,
    int y,
    int width,
    int height,
    long areaPixels,
    double peak,
    double mean,
    List<Point> contour) {

  /** Checks sizes and copies the contour. */
  public Region {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("region of " + width + " x " + height + " pixels");
    }
    if (areaPixels < 1 || areaPixels > (long) width * height) {
      throw new IllegalArgumentException(
          "region area " + areaPixels + " in a box of " + width + " x " + height + " pixels");
    }
    contour = List.copyOf(contour);
    if (contour.isEmpty()) {
      throw new IllegalArgumentException("region without contour");
    }
  }

  /**
   * The line around the region as a polygon: pixel (x, y) covers the square from (x, y) to (x + 1,
   * y + 1), so the polygon of a region without holes has its area.
   *
   * @return corners on whole numbers, clockwise, at least four, the first not repeated; holes have
   *     no polygon
   */
  public List<Point> outline() {
    return List.copyOf(RegionOutline.around(contour));
  }
}
