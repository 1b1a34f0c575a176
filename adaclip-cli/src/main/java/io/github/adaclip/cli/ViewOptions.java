package io.github.adaclip.cli;

import io.github.adaclip.detect.Tiles;
import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RegionOfInterest;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which part of each picture is looked at, and whether in tiles; mixed in with {@code @Mixin}. */
final class ViewOptions {
  @Option(
      names = "--tile",
      paramLabel = "SIZE",
      description =
          "Score pictures in tiles of SIZE x SIZE pixels, so that small defects are seen.")
  private Integer tile;

  @Option(
      names = "--overlap",
      paramLabel = "N",
      description = "Pixels that tiles share at least. Default: a quarter of the tile.")
  private Integer overlap;

  @Option(
      names = "--tile-whole",
      description = "With --tile: score the picture as a whole too; maps are averaged.")
  private boolean whole;

  @Option(
      names = "--crop",
      paramLabel = "X,Y,W,H",
      description = "Look at this rectangle only, in pixels of the picture.")
  private String crop;

  @Option(
      names = "--roi",
      paramLabel = "MASK",
      description = "Look only where this mask is not 0; of the same size as the pictures.")
  private Path roi;

  /**
   * The view.
   *
   * @throws AdaClipException INVALID_OPTION for what does not go together, or if the mask is
   *     unusable
   */
  View view() {
    View view = View.whole();
    if (tile != null) {
      Tiles tiles = overlap == null ? Tiles.of(tile) : Tiles.of(tile, overlap);
      view = view.withTiles(tiles.withWholePicture(whole));
    } else if (overlap != null || whole) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "there are no tiles")
          .with("option", whole ? "--tile-whole" : "--overlap")
          .fix("pass --tile too, for instance --tile 518")
          .build();
    }
    if (crop != null) {
      view = view.withCrop(PictureArea.parse(crop));
    }
    return roi == null ? view : view.withRoi(RegionOfInterest.read(ImageSource.of(roi)));
  }
}
