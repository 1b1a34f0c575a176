package io.github.adaclip.image;

/**
 * A part of a picture, read in strips from top to bottom, of which one is in memory: rectangles
 * that are asked for in rows from the top cost hardly more decoding than the whole would.
 *
 * <p>One thread at a time.
 */
public final class PictureWindow {
  private static final long LEAST_PIXELS = 4_000_000;
  private static final long MOST_PIXELS = 64_000_000;

  /**
   * A strip of three bytes per pixel is in memory twice while it is decoded: a tenth of the heap.
   */
  private static final long HEAP_BYTES_PER_PIXEL = 60;

  private final PictureReader picture;
  private final PictureArea area;
  private RgbImage strip;
  private int top;

  /**
   * A window on a picture.
   *
   * @param area the part that is looked at
   * @throws IllegalArgumentException if it is not within the picture
   */
  public PictureWindow(PictureReader picture, PictureArea area) {
    if (!picture.size().contains(area)) {
      throw new IllegalArgumentException(area + " of a picture of " + picture.size());
    }
    this.picture = picture;
    this.area = area;
  }

  /**
   * The pixels of a rectangle.
   *
   * @param part within the area, in pixels of the picture
   * @throws IllegalArgumentException if it is not within the area
   * @throws io.github.adaclip.failure.AdaClipException if the picture cannot be read
   */
  public RgbImage read(PictureArea part) {
    if (!area.contains(part)) {
      throw new IllegalArgumentException(part + " of an area of " + area);
    }
    load(part.y() - area.y(), part.bottom() - area.y());
    return strip.cropped(
        new PictureArea(
            part.x() - area.x(), part.y() - area.y() - top, part.width(), part.height()));
  }

  /** The strip that has a row of the area, counted from the area's top. */
  RgbImage stripWith(int row) {
    load(row, row + 1);
    return strip;
  }

  /** The first row of the last strip, counted from the area's top. */
  int stripTop() {
    return top;
  }

  private void load(int from, int until) {
    if (strip != null && from >= top && until <= top + strip.height()) {
      return;
    }
    strip = null; // Not two of them at once.
    long rows = Math.max(until - from, stripPixels() / area.width());
    int height = (int) Math.min(rows, area.height() - from);
    strip = picture.read(new PictureArea(area.x(), area.y() + from, area.width(), height));
    top = from;
  }

  /** Pixels of a strip, unless one rectangle needs more; large strips are fewer passes. */
  private static long stripPixels() {
    long affordable = Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_PIXEL;
    return Math.max(LEAST_PIXELS, Math.min(MOST_PIXELS, affordable));
  }
}
