package io.github.adaclip.evaluate;

import java.util.Locale;

/** Why a picture is shown. */
public enum ExampleKind {
  /** An anomalous picture whose defect was found well. */
  BEST,
  /** An anomalous picture whose defect was found badly, or a normal one with a high score. */
  WORST;

  /** The name in reports: {@code best}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
