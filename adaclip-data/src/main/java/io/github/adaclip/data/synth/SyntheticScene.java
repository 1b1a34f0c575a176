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
}
