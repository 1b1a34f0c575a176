package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;

/**
 * A rectangle of whole pixels of a picture, origin top left.
 *
 * @param x its leftmost column, 0 or more
 * @param y its topmost row, 0 or more
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PictureArea(int x, int y, int width, int height) {
  /** Checks that it is a rectangle. */
  public PictureArea {
    if (x < 0
        || y < 0
        || width < 1
        || height < 1
        || x > Integer.MAX_VALUE - width
        || y > Integer.MAX_VALUE - height) {
      throw new IllegalArgumentException(
          "a rectangle of " + width + " x " + height + " pixels at " + x + "," + y);
    }
  }

  /** All of a picture. */
  public static PictureArea whole(int width, int height) {
    return new PictureArea(0, 0, width, height);
  }

  /**
   * A rectangle as it is typed: {@code x,y,width,height}.
   *
   * @throws AdaClipException INVALID_OPTION if it is none
   */
  public static PictureArea parse(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 4) {
        return new PictureArea(
            Integer.parseInt(parts[0].strip()),
            Integer.parseInt(parts[1].strip()),
            Integer.parseInt(parts[2].strip()),
            Integer.parseInt(parts[3].strip()));
      }
    } catch (IllegalArgumentException e) {
      // Told below, with what was typed.
    }
    throw AdaClipException.of(FailureCode.INVALID_OPTION, "the rectangle cannot be used")
        .expected("x,y,width,height in pixels, x and y from 0, width and height from 1")
        .found(text)
        .fix("give four whole numbers, for instance 0,0,640,480")
        .build();
  }

  /** The first column behind it. */
  public int right() {
    return x + width;
  }

  /** The first row behind it. */
  public int bottom() {
    return y + height;
  }

  /** Number of pixels. */
  public long pixels() {
    return (long) width * height;
  }

  /** Whether a pixel lies in it. */
  public boolean contains(int pixelX, int pixelY) {
    return pixelX >= x && pixelX < right() && pixelY >= y && pixelY < bottom();
  }

  /** Whether all of another rectangle lies in it. */
  public boolean contains(PictureArea other) {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }

  /** The same with so many pixels more on every side, as far as another rectangle reaches. */
  public PictureArea enlarged(int pixels, PictureArea limit) {
    int left = Math.max(limit.x, x - pixels);
    int top = Math.max(limit.y, y - pixels);
    return new PictureArea(
        left,
        top,
        Math.min(limit.right(), right() + pixels) - left,
        Math.min(limit.bottom(), bottom() + pixels) - top);
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return x + "," + y + "," + width + "," + height;
  }
}
