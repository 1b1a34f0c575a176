package io.github.adaclip.training;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Locale;

/** Over which pixels a dice loss is one number before the mean is taken. */
public enum DiceForm {
  /**
   * Over every row of every picture, as the reference does with its batch of one (a squeezed
   * dimension makes its rows look like pictures).
   */
  ROWS,
  /** Over every picture, as the formula is usually meant. */
  IMAGE;

  /** The name as typed on the command line and written into results. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of that name; INVALID_OPTION if there is none. */
  public static DiceForm parse(String text) {
    for (DiceForm form : values()) {
      if (form.optionName().equals(text.toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    throw AdaClipException.of(FailureCode.INVALID_OPTION, "unknown form of the dice loss")
        .expected("rows or image")
        .found(text)
        .fix("give one of the expected values")
        .build();
  }
}
