package io.github.adaclip.ablate;

import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The given auxiliary sets, of which each cell takes some.
 *
 * @param sets in the order given
 */
record DataChoice(List<NamedSet> sets) {
  private static final String JOINT = "+";
  private static final String BOTH = "both";

  DataChoice {
    sets = List.copyOf(sets);
  }

  /** All of them, as a value of the key. */
  String all() {
    return joined(sets);
  }

  /**
   * Names in the order of the sets, joined by {@code +}.
   *
   * @param text the same in any order, or {@code industrial}, {@code medical}, {@code both}
   * @throws AdaClipException INVALID_OPTION if a set was not given, or has no domain
   */
  String canonical(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Domain domain : Domain.values()) {
      if (lower.equals(domain.key()) && !isName(lower)) {
        return joined(of(domain, text));
      }
    }
    if (lower.equals(BOTH) && !isName(lower)) {
      List<NamedSet> industrial = of(Domain.INDUSTRIAL, text);
      List<NamedSet> medical = of(Domain.MEDICAL, text);
      return joined(
          sets.stream().filter(set -> industrial.contains(set) || medical.contains(set)).toList());
    }
    List<String> names = Arrays.stream(text.split("\\+", -1)).map(String::strip).toList();
    names.stream().filter(name -> !isName(name)).findFirst().ifPresent(this::refuseName);
    return joined(sets.stream().filter(set -> names.contains(set.name())).toList());
  }

  /** The sets of such names. */
  List<NamedSet> of(String canonical) {
    List<String> names = List.of(canonical.split("\\+"));
    return sets.stream().filter(set -> names.contains(set.name())).toList();
  }

  private List<NamedSet> of(Domain domain, String text) {
    List<String> own =
        sets.stream().filter(set -> set.paperSet().isEmpty()).map(NamedSet::name).toList();
    if (!own.isEmpty()) {
      throw refuse(text, "own data belongs to no domain")
          .with("own data", String.join(", ", own))
          .fix("name the sets, for instance data=" + sets.get(0).name() + "," + all())
          .build();
    }
    List<NamedSet> found =
        sets.stream().filter(set -> set.paperSet().orElseThrow().domain() == domain).toList();
    if (found.isEmpty()) {
      throw refuse(text, "none of the auxiliary sets is " + domain.key())
          .with("given", all())
          .fix("give one with --data, or leave that value out")
          .build();
    }
    return found;
  }

  private boolean isName(String text) {
    return sets.stream().anyMatch(set -> set.name().equals(text));
  }

  private void refuseName(String name) {
    List<String> names = sets.stream().map(NamedSet::name).toList();
    throw refuse(name, "no auxiliary set of that name was given")
        .expected(
            "names of " + String.join(", ", names) + " joined by +, industrial, medical, both")
        .fix(
            NearestName.of(name, names)
                .map(near -> "did you mean " + near + "?")
                .orElse("give the set with --data NAME=DIR, or name one of the others"))
        .build();
  }

  private static AdaClipException.Builder refuse(String found, String summary) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary).with("grid", "data=" + found);
  }

  private static String joined(List<NamedSet> sets) {
    return sets.stream().map(NamedSet::name).collect(Collectors.joining(JOINT));
  }
}
