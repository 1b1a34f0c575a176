package io.github.adaclip.ablate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that a key can have.
 *
 * @param expected them in words
 * @param names all of them, if they have names
 * @param reader a text to its one way of writing; empty if it is no value
 */
record Values(String expected, List<String> names, Function<String, Optional<String>> reader) {
  /** Any text; whether it means something is found out elsewhere. */
  static Values anything(String expected) {
    return new Values(expected, List.of(), text -> Optional.of(text).filter(it -> !it.isEmpty()));
  }

  /** One of some names, in any case. */
  static Values names(Stream<String> known) {
    List<String> names = known.toList();
    return new Values(
        String.join(", ", names),
        names,
        text -> names.stream().filter(name -> name.equalsIgnoreCase(text)).findFirst());
  }

  /** A whole number. */
  static Values whole(long least, long most) {
    boolean open = most >= Integer.MAX_VALUE;
    String range = open ? " from " + least : " from " + least + " to " + most;
    return new Values(
        "a whole number" + (least == Long.MIN_VALUE ? "" : range),
        List.of(),
        text -> {
          try {
            long value = Long.parseLong(text);
            return value < least || value > most
                ? Optional.empty()
                : Optional.of(Long.toString(value));
          } catch (NumberFormatException e) {
            return Optional.empty();
          }
        });
  }

  /** A number above 0. */
  static Values positive() {
    return new Values(
        "a number above 0",
        List.of(),
        text -> {
          try {
            double value = Double.parseDouble(text);
            return value > 0 && Double.isFinite(value)
                ? Optional.of(Double.toString(value))
                : Optional.empty();
          } catch (NumberFormatException e) {
            return Optional.empty();
          }
        });
  }
}
