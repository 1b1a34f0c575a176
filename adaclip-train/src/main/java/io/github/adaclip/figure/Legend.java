package io.github.adaclip.figure;

import java.util.List;

/**
 * What the colours and lines of a chart mean, in one column or in as many as fit.
 *
 * @param entries in the order in which they are read, row by row
 */
record Legend(List<Entry> entries) {
  static final int SYMBOL_WIDTH = 80;
  private static final int GAP = 14;
  private static final int BETWEEN = 40;

  /** Draws a sample of the series into a box of {@link #SYMBOL_WIDTH}; y is its middle. */
  @FunctionalInterface
  interface Symbol {
    void draw(Canvas canvas, double x, double y);
  }

  /**
   * One series.
   *
   * @param name what it is
   * @param symbol how it looks
   */
  record Entry(String name, Symbol symbol) {}

  Legend {
    entries = List.copyOf(entries);
  }

  int height(int width) {
    int columns = columns(width);
    return (entries.size() + columns - 1) / columns * Lettering.LABEL.line();
  }

  void draw(Canvas canvas, int left, int top, int width) {
    int columns = columns(width);
    int columnWidth = columns == 1 ? width : widest() + BETWEEN;
    for (int index = 0; index < entries.size(); index++) {
      Entry entry = entries.get(index);
      int x = left + index % columns * columnWidth;
      int baseline = top + index / columns * Lettering.LABEL.line() + Lettering.LABEL.size();
      entry.symbol().draw(canvas, x, baseline - Lettering.LABEL.size() * 0.35);
      int room = (columns == 1 ? width : widest()) - SYMBOL_WIDTH - GAP;
      String name = Lettering.LABEL.fitted(entry.name(), room);
      canvas.words(name, x + SYMBOL_WIDTH + GAP, baseline, Canvas.Anchor.START, Lettering.LABEL);
    }
  }

  private int columns(int width) {
    int fitting = (width + BETWEEN) / (widest() + BETWEEN);
    return Math.max(1, Math.min(fitting, entries.size()));
  }

  private int widest() {
    int widest = 0;
    for (Entry entry : entries) {
      widest = Math.max(widest, Lettering.LABEL.width(entry.name()));
    }
    return SYMBOL_WIDTH + GAP + widest;
  }
}
