package io.github.adaclip.report;

import io.github.adaclip.detect.Detection;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The strip below an overlay: class name, score and verdict, and the colour scale from 0 to 1 with
 * the pixel threshold marked.
 */
final class Legend {
  private static final Color PAPER = new Color(0xf7f7f8);
  private static final Color INK = new Color(0x1b1b22);
  private static final Color FAINT_INK = new Color(0x5c5c66);
  private static final Color RULE = new Color(0x9a9aa3);
  // Told apart by people who cannot tell red from green, too.
  private static final Color ANOMALOUS = new Color(0xb94700);
  private static final Color NORMAL = new Color(0x00659c);
  private static final String ELLIPSIS = "...";

  private final TextPainter text;
  private final Detection detection;
  private final Decision decision;
  private final int width;
  private final int size;
  private final int small;
  private final int margin;
  private final String score;
  private final boolean oneLine;

  /**
   * Plans the strip.
   *
   * @param width pixels available
   * @param size height of the text in pixels
   */
  Legend(TextPainter text, Detection detection, Decision decision, int width, int size) {
    this.text = text;
    this.detection = detection;
    this.decision = decision;
    this.width = width;
    this.size = size;
    this.small = Math.max(size - size / 6, Math.min(size, 11));
    this.margin = Math.max(6, size * 3 / 4);
    this.score = scoreText(detection, decision);
    int wanted =
        text.width(detection.className(), size, true) + 2 * size + text.width(score, size, false);
    this.oneLine = wanted <= width - 2 * margin;
  }

  /** Rows of the strip in pixels. */
  int height() {
    int lines = oneLine ? 1 : 2;
    int mark = marked().isPresent() ? line(small) : 0;
    return 2 * margin + lines * line(size) + mark + size / 3 + barHeight() + line(small);
  }

  /** Draws the strip with its top at the given row. */
  void draw(Graphics2D graphics, int top) {
    graphics.setColor(PAPER);
    graphics.fillRect(0, top, width, height());
    int y = top + margin;
    y = drawNameAndScore(graphics, y);
    y += size / 3;
    y = drawMarkText(graphics, y);
    drawBar(graphics, y);
    drawMark(graphics, y);
    drawEnds(graphics, y + barHeight() + small + Math.max(2, small / 5));
  }

  private int drawNameAndScore(Graphics2D graphics, int top) {
    int available = width - 2 * margin;
    int baseline = top + size;
    String name = shortened(detection.className(), available);
    text.draw(graphics, name, margin, baseline, size, true, INK);
    if (!oneLine) {
      baseline += line(size);
    }
    int x = oneLine ? width - margin - text.width(score, size, false) : margin;
    text.draw(graphics, score, x, baseline, size, false, scoreInk());
    return baseline - size + line(size);
  }

  private int drawMarkText(Graphics2D graphics, int top) {
    OptionalDouble mark = marked();
    if (mark.isEmpty()) {
      return top;
    }
    String label = "pixel threshold " + shortNumber(mark.getAsDouble());
    int labelWidth = text.width(label, small, false);
    int x = markX(mark.getAsDouble()) - labelWidth / 2;
    int inside = Math.max(margin, Math.min(width - margin - labelWidth, x));
    // The mark's tip hangs down from the label, so the label sits a little above its line's foot.
    text.draw(graphics, label, inside, top + small * 4 / 5, small, false, FAINT_INK);
    return top + line(small);
  }

  private void drawBar(Graphics2D graphics, int top) {
    int columns = width - 2 * margin;
    for (int column = 0; column < columns; column++) {
      graphics.setColor(ColorScale.color((double) column / Math.max(1, columns - 1)));
      graphics.fillRect(margin + column, top, 1, barHeight());
    }
    int thin = Math.max(1, size / 16);
    graphics.setColor(RULE);
    for (double tick : new double[] {0, 0.5, 1}) {
      int x = Math.min(markX(tick), width - margin - thin);
      graphics.fillRect(x, top + barHeight(), thin, Math.max(2, small / 5));
    }
  }

  private void drawMark(Graphics2D graphics, int top) {
    OptionalDouble mark = marked();
    if (mark.isEmpty()) {
      return;
    }
    int x = markX(mark.getAsDouble());
    int half = Math.max(3, size / 4);
    int thin = Math.max(1, size / 12);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(x - thin, top, 2 * thin + 1, barHeight());
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x - thin / 2, top, Math.max(1, thin), barHeight());
    graphics.setColor(INK);
    graphics.fill(
        new Polygon(
            new int[] {x - half, x + half + 1, x}, new int[] {top - half, top - half, top}, 3));
  }

  private void drawEnds(Graphics2D graphics, int baseline) {
    text.draw(graphics, "0 normal", margin, baseline, small, false, FAINT_INK);
    int middle = width / 2 - text.width("0.5", small, false) / 2;
    text.draw(graphics, "0.5", middle, baseline, small, false, FAINT_INK);
    int end = width - margin - text.width("anomalous 1", small, false);
    text.draw(graphics, "anomalous 1", end, baseline, small, false, FAINT_INK);
  }

  /** The pixel threshold, if it lies on the scale. */
  private OptionalDouble marked() {
    OptionalDouble threshold = decision.pixelThreshold();
    boolean onScale =
        threshold.isPresent() && threshold.getAsDouble() >= 0 && threshold.getAsDouble() <= 1;
    return onScale ? threshold : OptionalDouble.empty();
  }

  private int markX(double value) {
    return margin + (int) Math.round(value * (width - 2 * margin - 1));
  }

  private int barHeight() {
    return Math.max(6, size * 3 / 4);
  }

  private static int line(int textSize) {
    return textSize + Math.max(2, textSize * 2 / 5);
  }

  private Color scoreInk() {
    Optional<Boolean> anomalous = decision.anomalous(detection.score());
    return anomalous.map(yes -> yes ? ANOMALOUS : NORMAL).orElse(INK);
  }

  private static String scoreText(Detection detection, Decision decision) {
    String score = String.format(Locale.ROOT, "score %.3f", detection.score());
    return decision
        .anomalous(detection.score())
        .map(
            yes ->
                score
                    + (yes ? ", anomalous" : ", normal")
                    + " (threshold "
                    + shortNumber(decision.threshold().getAsDouble())
                    + ")")
        .orElse(score);
  }

  /** At most four decimals, without zeros at the end. */
  private static String shortNumber(double value) {
    String digits = String.format(Locale.ROOT, "%.4f", value);
    return digits.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  private String shortened(String name, int available) {
    if (text.width(name, size, true) <= available) {
      return name;
    }
    int end = name.length();
    while (end > 0 && text.width(name.substring(0, end) + ELLIPSIS, size, true) > available) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end).stripTrailing() + ELLIPSIS;
  }
}
