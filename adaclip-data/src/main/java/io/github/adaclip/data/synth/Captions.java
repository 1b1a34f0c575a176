package io.github.adaclip.data.synth;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
          "a photo of one %s",
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

  private Captions() {}

  /** Sentences about a normal picture. */
  static List<String> normal(SceneFamily family, Dice dice) {
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < PER_PICTURE; i++) {
      captions.add(
          framed(String.format(Locale.ROOT, dice.pick(NORMAL_STATES), thing(family, dice)), dice));
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
      captions.add(framed(state(thing(family, dice), kind, area, dice), dice));
    }
    return captions;
  }

  private static String thing(SceneFamily family, Dice dice) {
    return dice.chance(0.5) ? family.name() : dice.pick(family.otherNames());
  }

  private static String state(String thing, DefectKind kind, double area, Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> String.format(Locale.ROOT, dice.pick(DAMAGED_STATES), thing);
      case 1 -> dice.pick(kind.states()) + " " + thing;
      case 2 -> thing + " with " + withArticle(dice.pick(kind.nouns()));
      default ->
          thing
              + " with "
              + withArticle(dice.pick(area > LARGE_AREA ? LARGE : SMALL) + dice.pick(kind.nouns()));
    };
  }

  private static String framed(String words, Dice dice) {
    return dice.pick(FRAMES).replace("%s", words).replace("%a", withArticle(words));
  }

  private static String withArticle(String words) {
    boolean vowel =
        "aeiou".indexOf(words.charAt(0)) >= 0
            && !words.startsWith("uni")
            && !words.startsWith("one");
    return (vowel ? "an " : "a ") + words;
  }
}
