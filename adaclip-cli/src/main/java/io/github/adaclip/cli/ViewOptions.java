package io.github.adaclip.cli;

import io.github.adaclip.detect.Tiles;
import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RegionOfInterest;
import java.nio.file.Path;
import java.util.Optional;
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
    return view(View.whole());
  }

  /**
   * The view, with what the user does not say taken from another one.
   *
   * @param usual tiles and crop of it are taken, each by itself
   * @throws AdaClipException INVALID_OPTION for what does not go together, or if the mask is
   *     unusable
   */
  View view(View usual) {
    View view = View.whole();
    Optional<Tiles> tiles = tiles(usual.tiles());
    if (tiles.isPresent()) {
      view = view.withTiles(tiles.get());
    }
    Optional<PictureArea> area = crop == null ? usual.crop() : Optional.of(PictureArea.parse(crop));
    if (area.isPresent()) {
      view = view.withCrop(area.get());
    }
    return roi == null ? view : view.withRoi(RegionOfInterest.read(ImageSource.of(roi)));
  }

  private Optional<Tiles> tiles(Optional<Tiles> usual) {
    if (tile == null && usual.isEmpty()) {
      requireNoTiles();
      return Optional.empty();
    }
    boolean same = usual.isPresent() && (tile == null || tile == usual.get().size());
    Tiles tiles = same ? usual.get() : Tiles.of(tile);
    if (overlap != null) {
      tiles = new Tiles(tiles.size(), overlap, tiles.wholePicture());
    }
    return Optional.of(tiles.withWholePicture(whole || tiles.wholePicture()));
  }

  private void requireNoTiles() {
    if (overlap != null || whole) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "there are no tiles")
          .with("option", whole ? "--tile-whole" : "--overlap")
          .fix("pass --tile too, for instance --tile 518")
          .build();
    }
  }
}
