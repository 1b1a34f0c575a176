package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The names of a setting's values as users type them: lower case with hyphens, or as an enum says
 * itself.
 */
interface OptionName {
  /** The name as typed on the command line and written into metadata. */
  String optionName();

  /**
   * Finds the value of that name.
   *
   * @throws AdaClipException INVALID_OPTION with all names if there is none
   */
  static <E extends Enum<E> & OptionName> E parse(Class<E> type, String option, String text) {
    List<E> values = Arrays.asList(type.getEnumConstants());
    return values.stream()
        .filter(value -> value.optionName().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                AdaClipException.of(FailureCode.INVALID_OPTION, "unknown value of " + option)
                    .expected(
                        String.join(", ", values.stream().map(OptionName::optionName).toList()))
                    .found(text)
                    .fix("give one of the expected values")
                    .build());
  }
}
