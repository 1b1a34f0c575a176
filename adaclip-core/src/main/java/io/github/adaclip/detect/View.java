package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.PictureReader;
import io.github.adaclip.image.RegionOfInterest;
import io.github.adaclip.map.MapFrame;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which part of a picture is looked at, and how. All coordinates are those of the upright picture:
 * rotation comes first, then the crop, then the region of interest, then the tiles.
 *
 * @param crop only this rectangle; empty: all of the picture
 * @param roi only these pixels; the mask has the size of the picture, not of the crop
 * @param tiles cut into tiles; empty: in one piece
 */
public record View(
    Optional<PictureArea> crop, Optional<RegionOfInterest> roi, Optional<Tiles> tiles) {
  /** The names of {@link #options()}, what matters most first. */
  public static final List<String> OPTIONS =
      List.of("tile", "overlap", "tile-whole", "crop", "roi");

  private static final View WHOLE = new View(Optional.empty(), Optional.empty(), Optional.empty());

  /** The whole picture in one piece. */
  public static View whole() {
    return WHOLE;
  }

  /** The same, limited to a rectangle. */
  public View withCrop(PictureArea area) {
    return new View(Optional.of(area), roi, tiles);
  }

  /** The same, limited to a region of interest. */
  public View withRoi(RegionOfInterest region) {
    return new View(crop, Optional.of(region), tiles);
  }

  /** The same in tiles. */
  public View withTiles(Tiles cut) {
    return new View(crop, roi, Optional.of(cut));
  }

  /** Whether nothing is left out and nothing cut. */
  public boolean isWhole() {
    return crop.isEmpty() && roi.isEmpty() && tiles.isEmpty();
  }

  /**
   * This view in words, to be stored and compared: what was asked for, by the names of the command
   * line's options; of the region of interest its {@link RegionOfInterest#sha256()}. Two views with
   * the same options look alike at every picture. Empty for the whole picture in one piece.
   */
  public SortedMap<String, String> options() {
    SortedMap<String, String> options = new TreeMap<>();
    tiles.ifPresent(
        cut -> {
          options.put("tile", String.valueOf(cut.size()));
          options.put("overlap", String.valueOf(cut.overlap()));
          options.put("tile-whole", String.valueOf(cut.wholePicture()));
        });
    crop.ifPresent(area -> options.put("crop", area.toString()));
    roi.ifPresent(region -> options.put("roi", region.sha256()));
    return Collections.unmodifiableSortedMap(options);
  }

  /**
   * The view of such words, but for the region of interest, whose pixels are not in them.
   *
   * @param options others than {@link #OPTIONS} are passed over
   * @throws IllegalArgumentException if a value is none of its option
   */
  public static View ofOptions(Map<String, String> options) {
    try {
      View view = whole();
      if (options.containsKey("tile")) {
        int size = Integer.parseInt(options.get("tile"));
        int overlap = Integer.parseInt(options.getOrDefault("overlap", ""));
        boolean whole = Boolean.parseBoolean(options.get("tile-whole"));
        view = view.withTiles(new Tiles(size, overlap, whole));
      }
      return options.containsKey("crop")
          ? view.withCrop(PictureArea.parse(options.get("crop")))
          : view;
    } catch (AdaClipException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Where in a picture this view looks: the crop, or the smallest rectangle around what of the
   * region of interest is in it. A region that fills its rectangle is the rectangle.
   *
   * @throws AdaClipException INVALID_OPTION if crop or region do not fit the picture or each other
   */
  MapFrame frame(PictureReader picture) {
    PictureArea size = picture.size();
    PictureArea area = crop.orElse(size);
    if (!size.contains(area)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the crop reaches beyond the picture")
          .file(picture.name())
          .expected("a rectangle within " + sizeOf(size.width(), size.height()))
          .found(area)
          .fix("give x,y,width,height in pixels of this picture")
          .build();
    }
    if (roi.isEmpty()) {
      return new MapFrame(size, area, Optional.empty());
    }
    RegionOfInterest region = roi.get();
    if (region.width() != size.width() || region.height() != size.height()) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the region of interest is of another size")
          .file(picture.name())
          .expected(sizeOf(size.width(), size.height()) + ", as the picture")
          .found(sizeOf(region.width(), region.height()))
          .fix("draw the mask over a picture of this camera; masks are never scaled")
          .build();
    }
    PictureArea bounds = region.boundsIn(area).orElseThrow(() -> nothingIn(picture, area));
    boolean full = region.pixelsIn(bounds) == bounds.pixels();
    return new MapFrame(size, bounds, full ? Optional.empty() : roi);
  }

  private static AdaClipException nothingIn(PictureReader picture, PictureArea area) {
    return AdaClipException.of(
            FailureCode.INVALID_OPTION, "nothing of the region of interest is in the crop")
        .file(picture.name())
        .found("crop " + area)
        .fix("give another crop or another mask")
        .build();
  }

  private static String sizeOf(int width, int height) {
    return width + " x " + height + " pixels";
  }
}
