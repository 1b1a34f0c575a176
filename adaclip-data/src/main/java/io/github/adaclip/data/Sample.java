package io.github.adaclip.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One picture of a data set with its label.
 *
 * @param image the picture file
 * @param mask the file whose pixels above 0 are anomalous; empty if there is none
 * @param className what the picture shows
 * @param anomalous the label
 * @param kind the defect kind; "" for normal pictures and where kinds have no names
 * @param part which strip of the picture and its mask; the whole as a rule
 */
public record Sample(
    Path image,
    Optional<Path> mask,
    String className,
    boolean anomalous,
    String kind,
    ImagePart part) {

  /** Checks the class name. */
  public Sample {
    if (className.isBlank()) {
      throw new IllegalArgumentException("no class name for " + image);
    }
  }

  /** A whole picture. */
  public Sample(Path image, Optional<Path> mask, String className, boolean anomalous, String kind) {
    this(image, mask, className, anomalous, kind, ImagePart.WHOLE);
  }

  /** The same picture as one of another class. */
  public Sample withClassName(String name) {
    return new Sample(image, mask, name, anomalous, kind, part);
  }

  /** The file, and which part of it if it is not the whole. */
  public String description() {
    return part.isWhole()
        ? image.toString()
        : image + " (part " + (part.index() + 1) + " of " + part.count() + ")";
  }

  /**
   * Whether it is known which pixels are anomalous: there is a mask, or nothing is anomalous. An
   * anomalous picture without a mask takes no part in pixel losses and pixel metrics.
   */
  public boolean hasPixelLabels() {
    return mask.isPresent() || !anomalous;
  }
}
