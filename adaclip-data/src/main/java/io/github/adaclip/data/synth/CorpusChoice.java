package io.github.adaclip.data.synth;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A corpus by what a user names. */
public final class CorpusChoice {
  /** Everything. */
  public static final String ALL = "all";

  /** What models are trained on. */
  public static final String TRAINING = "training";

  /** What nothing is trained on. */
  public static final String HELD_OUT = "held-out";

  private CorpusChoice() {}

  /**
   * The corpus of some families and kinds.
   *
   * @param families one of the names above, or names of families with spaces or hyphens
   * @param kinds names of kinds; empty for all kinds of the families' corpus
   * @throws AdaClipException INVALID_OPTION for a name that is not known, or a family that none of
   *     the kinds fits
   */
  public static Corpus of(List<String> families, List<String> kinds) {
    Corpus base = base(families);
    List<SceneFamily> chosen =
        isBase(families)
            ? base.families()
            : named("family", families, base.families(), SceneFamily::fileName);
    List<DefectKind> chosenKinds =
        kinds.isEmpty()
            ? base.kinds()
            : named("kind", kinds, Corpus.all().kinds(), DefectKind::name);
    List<SceneFamily> fitting = new ArrayList<>();
    for (SceneFamily family : chosen) {
      if (chosenKinds.stream().anyMatch(kind -> kind.fits(family))) {
        fitting.add(family);
      } else if (!isBase(families)) {
        throw nothingFits(family.name(), kinds);
      }
    }
    if (fitting.isEmpty()) {
      throw nothingFits("any family", kinds);
    }
    return new Corpus(fitting, chosenKinds);
  }

  private static AdaClipException nothingFits(String family, List<String> kinds) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "none of the kinds fits " + family)
        .with("kinds", String.join(",", kinds))
        .fix("name other kinds, or leave --kinds out")
        .build();
  }

  private static boolean isBase(List<String> families) {
    return families.size() == 1 && List.of(ALL, TRAINING, HELD_OUT).contains(families.get(0));
  }

  private static Corpus base(List<String> families) {
    if (!isBase(families)) {
      return Corpus.all();
    }
    return switch (families.get(0)) {
      case TRAINING -> Corpus.training();
      case HELD_OUT -> Corpus.heldOut();
      default -> Corpus.all();
    };
  }

  private static <T> List<T> named(
      String what, List<String> names, List<T> known, Function<T, String> name) {
    List<T> found = new ArrayList<>();
    for (String wanted : names) {
      found.add(
          known.stream()
              .filter(one -> plain(name.apply(one)).equals(plain(wanted)))
              .findFirst()
              .orElseThrow(() -> unknown(what, wanted, known.stream().map(name).toList())));
    }
    return found.stream().distinct().toList();
  }

  private static String plain(String name) {
    return name.strip().replace('-', ' ').replace('_', ' ');
  }

  private static AdaClipException unknown(String what, String wanted, List<String> known) {
    Optional<String> nearest = NearestName.of(wanted, known);
    return AdaClipException.of(FailureCode.INVALID_OPTION, "unknown " + what + " " + wanted)
        .expected(String.join(", ", known))
        .fix(nearest.map(one -> "did you mean " + one + "?").orElse("name one of these"))
        .build();
  }
}
