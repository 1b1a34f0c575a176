package io.github.adaclip.figure;

import java.util.List;

/**
 * Panels of equal size in rows, and one legend for all of them below.
 *
 * @param panels row by row
 * @param columns how many beside one another
 */
record PanelGrid(List<Panel> panels, int columns, Legend legend) implements Panel {
  private static final int GAP = 30;

  @Override
  public int height(int width) {
    int rows = (panels.size() + columns - 1) / columns;
    return rows * (panels.get(0).height(panelWidth(width)) + GAP) + legend.height(width);
  }

  @Override
  public void draw(Canvas canvas, int width) {
    int each = panelWidth(width);
    int rowHeight = panels.get(0).height(each) + GAP;
    for (int index = 0; index < panels.size(); index++) {
      int left = index % columns * (each + GAP);
      canvas.inside(left, index / columns * rowHeight, panels.get(index), each);
    }
    legend.draw(canvas, 0, height(width) - legend.height(width), width);
  }

  private int panelWidth(int width) {
    return (width - (columns - 1) * GAP) / columns;
  }
}
