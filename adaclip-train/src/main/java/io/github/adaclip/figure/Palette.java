package io.github.adaclip.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * The colours and lines of all figures.
 *
 * <p>Colours that people with any kind of colour blindness tell apart; source: Okabe and Ito,
 * "Color Universal Design", 2008, without the yellow, which is too light on paper. Lines differ in
 * their dashes as well, for print without colours.
 */
final class Palette {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1b1b22);
  static final Color FAINT_INK = new Color(0x4a4a52);
  static final Color GRID = new Color(0xdcdce0);
  static final Color RULE = new Color(0x8a8a92);
  static final Color NORMAL = new Color(0x0072b2);
  static final Color ANOMALOUS = new Color(0xd55e00);

  private static final List<Color> COLOURS =
      List.of(
          NORMAL,
          ANOMALOUS,
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0x56b4e9),
          new Color(0xe69f00),
          Color.BLACK);
  private static final float[][] DASHES = {{}, {18, 10}, {5, 8}, {18, 8, 5, 8}};
  private static final float LINE_WIDTH = 5;
  private static final float THIN = 2;

  private Palette() {}

  /** The colour of the series of that index. */
  static Color color(int series) {
    return COLOURS.get(series % COLOURS.size());
  }

  /** The line of the series of that index. */
  static BasicStroke stroke(int series) {
    return stroke(LINE_WIDTH, DASHES[series % DASHES.length]);
  }

  /** A thin line for grids and frames. */
  static BasicStroke thin() {
    return stroke(THIN);
  }

  /** A line of that width; without dashes if none are given. */
  static BasicStroke stroke(float width, float... dashes) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashes.length == 0 ? null : dashes,
        0);
  }
}
