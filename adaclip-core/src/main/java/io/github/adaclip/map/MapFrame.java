package io.github.adaclip.map;

import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RegionOfInterest;
import java.util.Optional;

/**
 * Where in a picture a map lies: over all of it, over a rectangle, or over those pixels of a
 * rectangle that are inside a region of interest. Everywhere else the map is 0.
 *
 * @param picture all of the picture
 * @param area the rectangle that the map's grid covers
 * @param roi which pixels of it count; empty: all of them
 */
public record MapFrame(PictureArea picture, PictureArea area, Optional<RegionOfInterest> roi) {
  /** Checks that the area is within the picture and the region of the picture's size. */
  public MapFrame {
    if (!picture.contains(area) || picture.x() != 0 || picture.y() != 0) {
      throw new IllegalArgumentException("a map over " + area + " of a picture of " + picture);
    }
    if (roi.isPresent()
        && (roi.get().width() != picture.width() || roi.get().height() != picture.height())) {
      throw new IllegalArgumentException(
          "a region of interest of "
              + roi.get().width()
              + " x "
              + roi.get().height()
              + " for a picture of "
              + picture.width()
              + " x "
              + picture.height());
    }
  }

  /** A map over all of a picture. */
  static MapFrame whole(int width, int height) {
    PictureArea picture = PictureArea.whole(width, height);
    return new MapFrame(picture, picture, Optional.empty());
  }

  /** Whether every pixel of the picture counts. */
  public boolean isWhole() {
    return area.equals(picture) && roi.isEmpty();
  }

  /** Whether a pixel of the picture counts. */
  public boolean contains(int x, int y) {
    return area.contains(x, y) && (roi.isEmpty() || roi.get().contains(x, y));
  }

  /** How many pixels count. */
  public long pixels() {
    return roi.map(region -> region.pixelsIn(area)).orElse(area.pixels());
  }
}
