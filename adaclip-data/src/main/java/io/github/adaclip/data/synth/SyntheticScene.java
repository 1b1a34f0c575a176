package io.github.adaclip.data.synth;

import io.github.adaclip.image.RgbImage;
import java.util.List;

/**
 * A drawn picture with everything known about it.
 *
 * @param picture what a camera would see, side × side pixels
 * @param mask side × side, row by row, true where the defect is; nothing true in a normal picture;
 *     not copied, not to be changed
 * @param className what it shows, such as "brushed metal plate"
 * @param anomalous whether there is a defect
 * @param kind name of the defect kind, "good" for a normal picture
 * @param captions sentences about it, at least one
 */
public record SyntheticScene(
    RgbImage picture,
    boolean[] mask,
    String className,
    boolean anomalous,
    String kind,
    List<String> captions) {
  /** Name of the kind of normal pictures. */
  public static final String GOOD = "good";

  private static final byte[] OUTLINE = {(byte) 255, 0, (byte) 200};

  /** Keeps a copy of the captions. */
  public SyntheticScene {
    captions = List.copyOf(captions);
    if (mask.length != picture.width() * picture.height()) {
      throw new IllegalArgumentException(
          "mask of "
              + mask.length
              + " pixels, expected "
              + picture.width()
              + " x "
              + picture.height());
    }
  }

  /**
   * The picture with a line in a pure colour around the defect, outside of it; without one, the
   * picture itself.
   *
   * @param linePixels width of the line
   */
  public RgbImage outlined(int linePixels) {
    int width = picture.width();
    byte[] rgb = picture.data().clone();
    for (int i = 0; i < mask.length; i++) {
      if (!mask[i] && isNearMask(i % width, i / width, linePixels)) {
        System.arraycopy(OUTLINE, 0, rgb, OUTLINE.length * i, OUTLINE.length);
      }
    }
    return new RgbImage(width, picture.height(), rgb);
  }

  private boolean isNearMask(int x, int y, int reach) {
    for (int dy = -reach; dy <= reach; dy++) {
      int across = reach - Math.abs(dy);
      for (int dx = -across; dx <= across; dx++) {
        if (isMasked(x + dx, y + dy)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isMasked(int x, int y) {
    return x >= 0
        && x < picture.width()
        && y >= 0
        && y < picture.height()
        && mask[y * picture.width() + x];
  }
}
