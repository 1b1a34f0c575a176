package io.github.adaclip.report;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.PictureReader;
import io.github.adaclip.image.PillowResize;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.MapFrame;
import io.github.adaclip.map.ResampledMap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The anomaly map laid over its picture, with contours of the regions at or above the pixel
 * threshold (if there is one) and a legend in a strip below; nothing but map and contours covers
 * the picture.
 *
 * <p>Colours stand for values from 0 to 1, the same in every picture, never stretched to the range
 * of one: a picture without anomalies looks like itself. Opacity grows with the value.
 *
 * <p>What was not looked at (outside a crop or region of interest) is darkened.
 *
 * <p>Pictures above {@link AnomalyMap#MAX_RESAMPLED_PIXELS} are shown reduced to about that; small
 * ones are enlarged by a whole factor, so that the legend can be read.
 */
public final class Overlay {
  private static final int SMALLEST_SIDE = 256;
  private static final double LARGEST_OPACITY = 0.72;
  private static final Color SURROUND = new Color(0x2a2a30);
  private static final double OUTSIDE_OPACITY = 0.6;
  private static final int SMALLEST_TEXT = 12;

  private Overlay() {}

  /**
   * Draws an overlay: opaque RGB, the picture at the top, the legend below.
   *
   * @param picture the original picture, of the size the detection says, or what {@link #reduced}
   *     gives; not changed
   * @throws IllegalArgumentException if the sizes differ
   */
  public static BufferedImage draw(BufferedImage picture, Detection detection, Decision decision) {
    return draw(picture, detection, decision, TextPainter.available());
  }

  /**
   * The map laid over a picture and nothing else, for figures that explain the colours elsewhere.
   *
   * @param picture of any size; not changed
   * @return opaque RGB of the picture's size
   */
  public static BufferedImage blended(BufferedImage picture, AnomalyMap map) {
    return blended(picture, map, ColorRange.WHOLE);
  }

  /** The same with a stated range of colours; opacity grows with the place in the range. */
  public static BufferedImage blended(BufferedImage picture, AnomalyMap map, ColorRange range) {
    BufferedImage shown =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    drawPicture(picture, shown);
    blend(shown, map, range);
    return shown;
  }

  /**
   * A picture as large as an overlay shows it, read strip by strip, for pictures that are too large
   * to be in memory as a whole.
   *
   * @throws io.github.adaclip.failure.AdaClipException if the picture cannot be read
   */
  public static RgbImage reduced(ImageSource source, DecodeOptions options) {
    try (PictureReader picture = PictureReader.open(source, options)) {
      PictureArea size = picture.size();
      double scale = Math.min(1, scale(size.width(), size.height()));
      return PillowResize.bicubic(
          picture, size, shown(size.width(), scale), shown(size.height(), scale));
    }
  }

  /**
   * Draws an overlay and writes it as PNG.
   *
   * @throws io.github.adaclip.failure.AdaClipException if the file cannot be written
   */
  public static void write(
      Path target, BufferedImage picture, Detection detection, Decision decision) {
    ImageFile.writePng(target, draw(picture, detection, decision));
  }

  /** The content of the file that {@link #write} would write. */
  public static byte[] encoded(BufferedImage picture, Detection detection, Decision decision) {
    return ImageFile.png(draw(picture, detection, decision));
  }

  static BufferedImage draw(
      BufferedImage picture, Detection detection, Decision decision, TextPainter text) {
    double scale = scale(detection.width(), detection.height());
    int shownWidth = shown(detection.width(), scale);
    int shownHeight = shown(detection.height(), scale);
    boolean reduced =
        scale < 1 && picture.getWidth() == shownWidth && picture.getHeight() == shownHeight;
    boolean whole =
        picture.getWidth() == detection.width() && picture.getHeight() == detection.height();
    if (!whole && !reduced) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "picture is %d x %d, the detection's was %d x %d",
              picture.getWidth(),
              picture.getHeight(),
              detection.width(),
              detection.height()));
    }
    int width = Math.max(SMALLEST_SIDE, shownWidth);
    int size = Math.max(SMALLEST_TEXT, Math.min(width / 40, shownHeight / 14));
    Legend legend = new Legend(text, detection, decision, width, size);
    BufferedImage canvas =
        new BufferedImage(width, shownHeight + legend.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setColor(SURROUND);
    graphics.fillRect(0, 0, width, shownHeight);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    legend.draw(graphics, shownHeight);
    graphics.dispose();
    BufferedImage shown = canvas.getSubimage((width - shownWidth) / 2, 0, shownWidth, shownHeight);
    drawPicture(picture, shown);
    blend(shown, detection.map(), ColorRange.WHOLE);
    dimOutside(shown, detection.map().frame());
    drawContours(shown, detection, decision);
    return canvas;
  }

  private static int shown(int pixels, double scale) {
    return Math.max(1, (int) Math.round(pixels * scale));
  }

  /** Shown pixels per pixel: a whole number, or less than 1 for very large pictures. */
  private static double scale(int width, int height) {
    long pixels = (long) width * height;
    if (pixels > AnomalyMap.MAX_RESAMPLED_PIXELS) {
      return Math.sqrt((double) AnomalyMap.MAX_RESAMPLED_PIXELS / pixels);
    }
    int shorter = Math.min(width, height);
    int longer = Math.max(width, height);
    return Math.max(1, Math.min(SMALLEST_SIDE / shorter, 4 * SMALLEST_SIDE / longer));
  }

  /** Whole squares when enlarging; averages, halving as often as needed, when reducing. */
  private static void drawPicture(BufferedImage picture, BufferedImage target) {
    BufferedImage source = picture;
    while (source.getWidth() >= 2 * target.getWidth()
        && source.getHeight() >= 2 * target.getHeight()) {
      BufferedImage half =
          new BufferedImage(
              (source.getWidth() + 1) / 2,
              (source.getHeight() + 1) / 2,
              BufferedImage.TYPE_INT_RGB);
      drawScaled(source, half);
      source = half;
    }
    drawScaled(source, target);
  }

  private static void drawScaled(BufferedImage source, BufferedImage target) {
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        target.getWidth() > source.getWidth()
            ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
            : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(source, 0, 0, target.getWidth(), target.getHeight(), null);
    graphics.dispose();
  }

  private static void blend(BufferedImage picture, AnomalyMap map, ColorRange range) {
    int width = picture.getWidth();
    ResampledMap values = map.resampled(width, picture.getHeight());
    float[] value = new float[width];
    int[] colours = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      values.readRow(y, value);
      picture.getRGB(0, y, width, 1, colours, 0, width);
      for (int x = 0; x < width; x++) {
        double position = range.position(value[x]);
        colours[x] = mixed(colours[x], ColorScale.rgb(position), opacity(position));
      }
      picture.setRGB(0, y, width, 1, colours, 0, width);
    }
  }

  /** Rises slowly at both ends: normal parts stay as they are, anomalous ones stay recognisable. */
  static double opacity(double value) {
    return LARGEST_OPACITY * value * value * (3 - 2 * value);
  }

  private static int mixed(int below, int above, double opacity) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = below >> shift & 0xff;
      int to = above >> shift & 0xff;
      mixed |= (int) Math.round(from + (to - from) * opacity) << shift;
    }
    return mixed;
  }

  /** Darkens what was not looked at. */
  private static void dimOutside(BufferedImage shown, MapFrame frame) {
    if (frame.isWhole()) {
      return;
    }
    int width = shown.getWidth();
    int[] colours = new int[width];
    for (int y = 0; y < shown.getHeight(); y++) {
      int row = pixelBelow(y, shown.getHeight(), frame.picture().height());
      shown.getRGB(0, y, width, 1, colours, 0, width);
      for (int x = 0; x < width; x++) {
        if (!frame.contains(pixelBelow(x, width, frame.picture().width()), row)) {
          colours[x] = mixed(colours[x], SURROUND.getRGB(), OUTSIDE_OPACITY);
        }
      }
      shown.setRGB(0, y, width, 1, colours, 0, width);
    }
  }

  private static int pixelBelow(int shown, int shownPixels, int pixels) {
    return (int) ((2L * shown + 1) * pixels / (2L * shownPixels));
  }

  private static void drawContours(BufferedImage shown, Detection detection, Decision decision) {
    if (decision.pixelThreshold().isEmpty()) {
      return;
    }
    Graphics2D graphics = shown.createGraphics();
    ContourPainter painter =
        new ContourPainter(
            (double) shown.getWidth() / detection.width(),
            (double) shown.getHeight() / detection.height(),
            Math.min(shown.getWidth(), shown.getHeight()));
    painter.draw(graphics, decision.regions(detection));
    graphics.dispose();
  }
}
