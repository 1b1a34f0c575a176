package io.github.adaclip.figure;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.Overlay;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One picture of a {@link MapGrid}, reduced to the size at which it is shown: a few hundred pixels
 * wide, whatever the size of the picture.
 */
public final class MapRow {
  private final ImageGrid.Cell picture;
  private final ImageGrid.Cell mask;
  private final List<ImageGrid.Cell> maps;

  private MapRow(ImageGrid.Cell picture, ImageGrid.Cell mask, List<ImageGrid.Cell> maps) {
    this.picture = picture;
    this.mask = mask;
    this.maps = maps;
  }

  /**
   * A row without maps.
   *
   * @param caption what is written below the picture
   * @param picture the picture
   * @param mask pixels above 0 are anomalous; empty: nothing is known
   * @param methods how many maps there are going to be
   */
  public static MapRow of(String caption, RgbImage picture, Optional<RgbImage> mask, int methods) {
    BufferedImage shown = ImageCell.of(picture, MapGrid.cellWidth(methods));
    Optional<BufferedImage> shownMask = mask.map(each -> ImageCell.ofMask(each, shown));
    return of(caption, shown, shownMask);
  }

  /** A row of a normal picture, whose mask is black. */
  public static MapRow ofNormal(String caption, RgbImage picture, int methods) {
    BufferedImage shown = ImageCell.of(picture, MapGrid.cellWidth(methods));
    return of(caption, shown, Optional.of(ImageCell.blank(shown)));
  }

  private static MapRow of(String caption, BufferedImage picture, Optional<BufferedImage> mask) {
    return new MapRow(
        new ImageGrid.Cell(Optional.of(picture), caption), new ImageGrid.Cell(mask, ""), List.of());
  }

  /** The row with the map of the next method. */
  public MapRow with(Detection detection) {
    BufferedImage shown = picture.picture().orElseThrow();
    BufferedImage overlay = Overlay.blended(shown, detection.map());
    List<ImageGrid.Cell> more = new ArrayList<>(maps);
    String caption = String.format(Locale.ROOT, "score %.3f", detection.score());
    more.add(new ImageGrid.Cell(Optional.of(overlay), caption));
    return new MapRow(picture, mask, more);
  }

  List<ImageGrid.Cell> cells() {
    List<ImageGrid.Cell> cells = new ArrayList<>(List.of(picture, mask));
    cells.addAll(maps);
    return cells;
  }
}
