package io.github.adaclip.data.synth;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Sentences about a picture in many wordings, made of ordinary words: the class under one of its
 * names, with a word for its state, and where there is a defect often the defect itself.
 */
public final class Captions {
  private static final int PER_PICTURE = 3;

  private static final List<String> FRAMES =
      List.of(
          "%s",
          "a photo of %a",
          "a photo of the %s",
          "a picture of %a",
          "an image of %a",
          "a close-up photo of %a",
          "a cropped photo of the %s",
          "a bright photo of %a",
          "a dark photo of the %s",
          "a blurry photo of %a",
          "a black and white photo of the %s",
          "a detailed photo of the %s",
          "there is %a in the picture",
          "this is %a",
          "a photo of %a for inspection",
          "a photo of the small %s",
          "a photo of the large %s",
          "a low resolution photo of %a",
          "a good photo of %a",
          "%a, seen from above");

  private static final List<String> NORMAL_STATES =
      List.of(
          "%s",
          "flawless %s",
          "perfect %s",
          "unblemished %s",
          "intact %s",
          "undamaged %s",
          "normal %s",
          "clean %s",
          "faultless %s",
          "%s without defect",
          "%s without flaw",
          "%s without damage",
          "%s in good condition",
          "healthy looking %s");

  private static final List<String> DAMAGED_STATES =
      List.of(
          "damaged %s",
          "defective %s",
          "broken %s",
          "flawed %s",
          "abnormal %s",
          "%s with a flaw",
          "%s with a defect",
          "%s with damage",
          "%s with an anomaly");

  private static final List<String> SMALL = List.of("small ", "tiny ", "faint ", "");
  private static final List<String> LARGE = List.of("large ", "big ", "wide ", "");
  private static final double LARGE_AREA = 0.03;

  /** Last words of things that stand without an article. */
  private static final Set<String> UNCOUNTED =
      Set.of(
          "leather",
          "hide",
          "wood",
          "timber",
          "concrete",
          "marble",
          "granite",
          "gravel",
          "asphalt",
          "denim",
          "twill",
          "fur",
          "plush",
          "paper",
          "foam",
          "rubber",
          "sand",
          "parquet",
          "masonry",
          "foil",
          "film",
          "skin",
          "linen",
          "cloth",
          "fabric",
          "stone",
          "terrazzo",
          "knitwear",
          "jersey",
          "rattan",
          "wicker",
          "netting",
          "weave",
          "tissue",
          "mucosa",
          "macaroni",
          "metal",
          "steel",
          "iron",
          "sandpaper",
          "wallpaper",
          "tartan",
          "flooring",
          "granulate");

  private Captions() {}

  /** Everything that captions of some families and kinds are made of; words stand many times. */
  public static List<String> words(List<SceneFamily> families, List<DefectKind> kinds) {
    List<String> words = new ArrayList<>();
    families.forEach(family -> words.add(family.name()));
    families.forEach(family -> words.addAll(family.otherNames()));
    kinds.forEach(kind -> words.addAll(kind.states()));
    kinds.forEach(kind -> words.addAll(kind.nouns()));
    for (List<String> frames :
        List.of(FRAMES, NORMAL_STATES, DAMAGED_STATES, SMALL, LARGE, List.of("%a", "an %s"))) {
      frames.forEach(frame -> words.add(frame.replace("%a", "a ").replace("%s", " ")));
    }
    return words;
  }

  /** Sentences about a normal picture. */
  static List<String> normal(SceneFamily family, Dice dice) {
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < PER_PICTURE; i++) {
      String thing = thing(family, dice);
      captions.add(framed(thing, named(dice.pick(NORMAL_STATES), thing), dice));
    }
    return captions;
  }

  /**
   * Sentences about a damaged picture.
   *
   * @param area part of the picture that is marked
   */
  static List<String> damaged(SceneFamily family, DefectKind kind, double area, Dice dice) {
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < PER_PICTURE; i++) {
      String thing = thing(family, dice);
      captions.add(framed(thing, state(thing, kind, area, dice), dice));
    }
    return captions;
  }

  private static String thing(SceneFamily family, Dice dice) {
    return dice.chance(0.5) ? family.name() : dice.pick(family.otherNames());
  }

  private static String state(String thing, DefectKind kind, double area, Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> named(dice.pick(DAMAGED_STATES), thing);
      case 1 -> dice.pick(kind.states()) + " " + thing;
      case 2 -> thing + " with " + withArticle(dice.pick(kind.nouns()));
      default ->
          thing
              + " with "
              + withArticle(dice.pick(area > LARGE_AREA ? LARGE : SMALL) + dice.pick(kind.nouns()));
    };
  }

  private static String named(String state, String thing) {
    return String.format(Locale.ROOT, state, thing);
  }

  private static String framed(String thing, String words, Dice dice) {
    String single = isCounted(thing) ? withArticle(words) : words;
    return dice.pick(FRAMES).replace("%s", words).replace("%a", single);
  }

  /** Whether "a" may stand before it: neither a material nor several things. */
  private static boolean isCounted(String thing) {
    String last = thing.substring(thing.lastIndexOf(' ') + 1);
    return !UNCOUNTED.contains(last) && !(last.endsWith("s") && !last.endsWith("ss"));
  }

  private static String withArticle(String words) {
    boolean vowel = "aeiou".indexOf(words.charAt(0)) >= 0 && !words.startsWith("uni");
    return (vowel ? "an " : "a ") + words;
  }
}
