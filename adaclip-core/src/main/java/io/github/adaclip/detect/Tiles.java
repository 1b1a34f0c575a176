package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.map.TileLayout;

/**
 * How a picture is cut, so that small defects of a large picture are seen at their own size: square
 * tiles that overlap, each scored as if it were a picture.
 *
 * @param size side of a tile in pixels of the picture
 * @param overlap pixels that neighbours share at least, 0 to half of the size; they are spread
 *     evenly, so mostly a little more. With 0 a defect may lie across two tiles and be seen by
 *     neither
 * @param wholePicture whether the picture is scored as a whole too, see {@link Coverage}
 */
public record Tiles(int size, int overlap, boolean wholePicture) {
  /** The smallest tile, the patch of a model. */
  public static final int SMALLEST = 16;

  private static final int LARGEST = 1 << 16;
  private static final int USUAL_OVERLAPS_PER_TILE = 4;

  /** Checks the ranges. */
  public Tiles {
    if (size < SMALLEST || size > LARGEST) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the tile size is out of range")
          .expected(SMALLEST + " to " + LARGEST + " pixels")
          .found(size)
          .fix("give a size in that range; the model's image size shows a picture pixel by pixel")
          .build();
    }
    if (overlap < 0 || overlap > size / 2) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the overlap of tiles is out of range")
          .expected("0 to " + size / 2 + " pixels, half of the tile size")
          .found(overlap)
          .fix("a quarter of the tile size is usual, here " + size / USUAL_OVERLAPS_PER_TILE)
          .build();
    }
  }

  /** Tiles only, overlapping by a quarter of their size. */
  public static Tiles of(int size) {
    return of(size, size / USUAL_OVERLAPS_PER_TILE);
  }

  /** Tiles only. */
  public static Tiles of(int size, int overlap) {
    return new Tiles(size, overlap, false);
  }

  /** The same with or without the whole picture. */
  public Tiles withWholePicture(boolean scored) {
    return new Tiles(size, overlap, scored);
  }

  /** Whether an area does not fit one tile. */
  boolean isCutting(PictureArea area) {
    return area.width() > size || area.height() > size;
  }

  TileLayout layout(PictureArea area) {
    return new TileLayout(area, size, overlap);
  }
}
