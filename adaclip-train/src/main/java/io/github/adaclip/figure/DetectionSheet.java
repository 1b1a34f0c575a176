package io.github.adaclip.figure;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.ColorRange;
import io.github.adaclip.report.Overlay;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pictures whose truth is known, with what a model says: picture, true defect, map with score; two
 * of them side by side. The colours of all maps have one range, which is written below.
 */
public final class DetectionSheet {
  private static final int PICTURES_IN_A_ROW = 2;
  private static final List<String> TITLES = List.of("picture", "true defect", "anomaly map");

  private DetectionSheet() {}

  /**
   * One picture.
   *
   * @param name what it shows
   * @param picture the picture
   * @param outlined the picture with the defect outlined
   * @param truth what the defect is, or that there is none
   * @param detection what the model says
   */
  public record Entry(
      String name, RgbImage picture, RgbImage outlined, String truth, Detection detection) {}

  /**
   * Draws the sheet, as wide as a page.
   *
   * @param entries an even number of pictures, at least two
   * @param range of the colours, for instance {@link ColorRange#of} all maps
   */
  public static Figure of(List<Entry> entries, ColorRange range) {
    if (entries.isEmpty() || entries.size() % PICTURES_IN_A_ROW != 0) {
      throw new IllegalArgumentException(
          entries.size() + " pictures, expected a multiple of " + PICTURES_IN_A_ROW);
    }
    List<String> titles =
        Collections.nCopies(PICTURES_IN_A_ROW, TITLES).stream().flatMap(List::stream).toList();
    int cell = ImageGrid.cellWidth(Figure.pageWidth(), titles.size());
    List<List<ImageGrid.Cell>> rows = new ArrayList<>();
    for (int first = 0; first < entries.size(); first += PICTURES_IN_A_ROW) {
      rows.add(
          entries.subList(first, first + PICTURES_IN_A_ROW).stream()
              .flatMap(entry -> cells(entry, cell, range).stream())
              .toList());
    }
    return Figure.ofPage(new ImageGrid(titles, rows, Optional.of(range)));
  }

  private static List<ImageGrid.Cell> cells(Entry entry, int width, ColorRange range) {
    BufferedImage picture = ImageCell.of(entry.picture(), width);
    BufferedImage map = Overlay.blended(picture, entry.detection().map(), range);
    String score = String.format(Locale.ROOT, "score %.3f", entry.detection().score());
    return List.of(
        new ImageGrid.Cell(Optional.of(picture), entry.name()),
        new ImageGrid.Cell(Optional.of(ImageCell.of(entry.outlined(), width)), entry.truth()),
        new ImageGrid.Cell(Optional.of(map), score));
  }
}
