package io.github.adaclip.evaluate;

import java.util.Locale;

/** The two halves of the paper's tables. */
public enum Domain {
  /** Photographs of products and materials. */
  INDUSTRIAL,
  /** Radiographs, endoscopies, skin, ultrasound. */
  MEDICAL;

  /** In lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
