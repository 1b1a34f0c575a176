package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Parameters of a request, each given once at most; mistyped names are refused, not ignored. */
final class Parameters {
  private final Map<String, List<String>> values;

  /**
   * Checks names and numbers.
   *
   * @throws AdaClipException INVALID_OPTION
   */
  Parameters(Map<String, List<String>> values, Set<String> known) {
    this.values = values;
    values.forEach((name, given) -> check(name, given, known));
  }

  /** The value; empty if not given or blank. */
  Optional<String> text(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    return given.isEmpty() || given.get(0).isBlank() ? Optional.empty() : Optional.of(given.get(0));
  }

  /** A number from 0 to 1. */
  OptionalDouble fraction(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = number(text.get());
    if (!(value >= 0 && value <= 1)) {
      throw refused(name, "a number from 0 to 1", text.get());
    }
    return OptionalDouble.of(value);
  }

  /** A whole number of 1 or more. */
  Optional<Long> count(String name) {
    return text(name)
        .map(
            text -> {
              if (!text.matches("[1-9][0-9]{0,17}")) {
                throw refused(name, "a whole number of 1 or more", text);
              }
              return Long.parseLong(text);
            });
  }

  /** {@code true} or {@code false}. */
  boolean flag(String name, boolean standard) {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw refused(name, "true or false", text.get());
    }
    return text.map("true"::equals).orElse(standard);
  }

  /** One of the constants of an enum, in lower case. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name).map(text -> constant(name, type, text));
  }

  /** Constants of an enum, separated by commas. */
  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    List<E> chosen = new ArrayList<>();
    for (String each : text(name).map(text -> text.split(",")).orElse(new String[0])) {
      chosen.add(constant(name, type, each.strip()));
    }
    return chosen;
  }

  private static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String lower = constant.name().toLowerCase(Locale.ROOT);
      if (lower.equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
      names.add(lower);
    }
    throw refused(name, String.join(", ", names), text);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static void check(String name, List<String> given, Set<String> known) {
    if (!known.contains(name)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "there is no such parameter")
          .with("parameter", name)
          .fix(
              NearestName.of(name, known)
                  .map(near -> "did you mean " + near + "?")
                  .orElse("parameters are " + String.join(", ", known.stream().sorted().toList())))
          .build();
    }
    if (given.size() > 1) {
      throw refused(name, "one value", given.size() + " values");
    }
  }

  static AdaClipException refused(String name, String expected, String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "a parameter cannot be used")
        .with("parameter", name)
        .expected(expected)
        .found(found)
        .fix("give such a value, or leave the parameter out")
        .build();
  }
}
