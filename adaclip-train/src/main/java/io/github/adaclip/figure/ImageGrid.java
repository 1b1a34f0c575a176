package io.github.adaclip.figure;

import io.github.adaclip.report.ColorRange;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pictures in rows and columns, with captions, and the scale of the map colours below.
 *
 * @param columns titles of the columns
 * @param rows as many cells each as there are columns
 * @param colors the map values of the colour scale that is drawn below; empty: none is
 */
record ImageGrid(List<String> columns, List<List<Cell>> rows, Optional<ColorRange> colors)
    implements Panel {
  private static final int GAP = 14;
  private static final int BAR_HEIGHT = 24;
  private static final int BAR_WIDTH = 700;
  private static final int EXPLAINED_BAR_WIDTH = 1200;

  /**
   * One picture.
   *
   * @param picture empty: a frame with the words "no mask"
   * @param caption below it; may be empty
   */
  record Cell(Optional<BufferedImage> picture, String caption) {}

  /** Pixels of a cell at that number of columns. */
  static int cellWidth(int figureWidth, int columns) {
    return (figureWidth - (columns - 1) * GAP) / columns;
  }

  @Override
  public int height(int width) {
    int height = Lettering.LABEL.line();
    for (List<Cell> row : rows) {
      height += rowHeight(row, cellWidth(width, columns.size())) + captionHeight(row) + GAP;
    }
    return height + (colors.isPresent() ? GAP + BAR_HEIGHT + GAP + Lettering.TICK.line() : 0);
  }

  @Override
  public void draw(Canvas canvas, int width) {
    int cell = cellWidth(width, columns.size());
    for (int column = 0; column < columns.size(); column++) {
      int middle = column * (cell + GAP) + cell / 2;
      canvas.words(
          Lettering.LABEL.fitted(columns.get(column), cell),
          middle,
          Lettering.LABEL.size(),
          Canvas.Anchor.MIDDLE,
          Lettering.LABEL);
    }
    int top = Lettering.LABEL.line();
    for (List<Cell> row : rows) {
      int rowHeight = rowHeight(row, cell);
      for (int column = 0; column < columns.size(); column++) {
        drawCell(canvas, row.get(column), column * (cell + GAP), top, cell, rowHeight);
      }
      top += rowHeight + captionHeight(row) + GAP;
    }
    int barTop = top + GAP;
    colors.ifPresent(range -> drawBar(canvas, width, barTop, range));
  }

  private static void drawCell(Canvas canvas, Cell cell, int left, int top, int width, int height) {
    int middle = left + width / 2;
    if (cell.picture().isPresent()) {
      BufferedImage picture = cell.picture().get();
      int shown = Math.min(width, picture.getWidth());
      int high = (int) Math.round((double) picture.getHeight() * shown / picture.getWidth());
      int x = middle - shown / 2;
      int y = top + (height - high) / 2;
      canvas.picture(picture, x, y, shown, high);
      frame(canvas, x, y, shown, high);
    } else {
      frame(canvas, left, top, width, height);
      canvas.words("no mask", middle, top + height / 2.0, Canvas.Anchor.MIDDLE, Lettering.TICK);
    }
    canvas.words(
        Lettering.TICK.fitted(cell.caption(), width),
        middle,
        top + height + Lettering.TICK.size(),
        Canvas.Anchor.MIDDLE,
        Lettering.TICK);
  }

  /** White pictures would run into the page. */
  private static void frame(Canvas canvas, int x, int y, int width, int height) {
    canvas.draw(
        new Rectangle2D.Double(x + 1, y + 1, width - 2, height - 2), Palette.RULE, Palette.thin());
  }

  private static void drawBar(Canvas canvas, int width, int top, ColorRange range) {
    int wanted = range.equals(ColorRange.WHOLE) ? BAR_WIDTH : EXPLAINED_BAR_WIDTH;
    int bar = Math.min(wanted, width);
    int left = (width - bar) / 2;
    canvas.picture(ColorBar.picture(bar, BAR_HEIGHT), left, top, bar, BAR_HEIGHT);
    int baseline = top + BAR_HEIGHT + GAP + Lettering.TICK.size();
    List<String> words = barWords(range);
    canvas.words(words.get(0), left, baseline, Canvas.Anchor.START, Lettering.TICK);
    canvas.words(words.get(1), left + bar / 2.0, baseline, Canvas.Anchor.MIDDLE, Lettering.TICK);
    canvas.words(words.get(2), left + bar, baseline, Canvas.Anchor.END, Lettering.TICK);
  }

  private static List<String> barWords(ColorRange range) {
    return range.equals(ColorRange.WHOLE)
        ? List.of("0 normal", "0.5", "anomalous 1")
        : List.of(
            String.format(Locale.ROOT, "%.3f or less", range.low()),
            "map value, the same scale in all pictures",
            String.format(Locale.ROOT, "%.3f", range.high()));
  }

  private static int captionHeight(List<Cell> row) {
    return row.stream().allMatch(cell -> cell.caption().isEmpty()) ? 0 : Lettering.TICK.line();
  }

  private static int rowHeight(List<Cell> row, int cellWidth) {
    return row.stream()
        .flatMap(cell -> cell.picture().stream())
        .mapToInt(
            picture ->
                (int)
                    Math.round(
                        (double) picture.getHeight()
                            * Math.min(cellWidth, picture.getWidth())
                            / picture.getWidth()))
        .max()
        .orElse(cellWidth);
  }
}
