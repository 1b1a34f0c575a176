package io.github.adaclip.pretrain;

import io.github.adaclip.data.synth.Captions;
import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Sentences about pictures as token rows: a caption, and a pair of AdaCLIP's sentences that say
 * that the class is in order and that it is damaged.
 *
 * <p>Words are replaced at random by one that stands for every word that never occurs, and classes
 * by others, so that a patch learns what is odd in its own picture and not what a class looks like.
 */
final class Wording {
  private static final double UNKNOWN_WORD = 0.1;
  private static final double RIGHT_CLASS = 0.6;
  private static final double OTHER_CLASS = 0.8;
  private static final double GENERAL_CLASS = 0.9;
  private static final String GENERAL = "object";

  /** No caption holds this word. */
  private static final String STRANGER = "zzz";

  private final Tokenizer tokenizer = Tokenizer.clip();
  private final SentenceTemplates templates = SentenceTemplates.reference();
  private final List<String> classes;
  private final List<Integer> tokens;
  private final int contextLength;
  private final int unknown;

  /**
   * The wording of a corpus.
   *
   * @param contextLength token positions of a sentence
   */
  Wording(Corpus corpus, int contextLength) {
    this.contextLength = contextLength;
    this.classes = corpus.families().stream().flatMap(family -> names(family).stream()).toList();
    this.tokens = new ArrayList<>(tokensOf(corpus));
    this.unknown =
        IntStream.range(0, Integer.MAX_VALUE)
            .filter(id -> !tokens.contains(id))
            .findFirst()
            .orElseThrow();
  }

  private static List<String> names(SceneFamily family) {
    List<String> names = new ArrayList<>(family.otherNames());
    names.add(family.name());
    return names;
  }

  private Set<Integer> tokensOf(Corpus corpus) {
    Set<Integer> found = new TreeSet<>(List.of(Tokenizer.START_OF_TEXT, Tokenizer.END_OF_TEXT));
    List<String> texts = new ArrayList<>(Captions.words(corpus.families(), corpus.kinds()));
    texts.addAll(templates.normal(GENERAL));
    texts.addAll(templates.abnormal(GENERAL));
    texts.forEach(text -> Arrays.stream(tokenizer.encode(text)).forEach(found::add));
    return found;
  }

  /** The ids of all tokens that sentences are made of, rising. */
  List<Integer> tokens() {
    return tokens;
  }

  /** One of a scene's captions, some of its words unknown. */
  int[] caption(SyntheticScene scene, SplittableRandom random) {
    int[] row = row(pick(scene.captions(), random));
    for (int position = 1; row[position] != Tokenizer.END_OF_TEXT; position++) {
      if (random.nextDouble() < UNKNOWN_WORD) {
        row[position] = unknown;
      }
    }
    return row;
  }

  /** A name for what a scene shows: mostly its own, at times another or an unknown one. */
  String className(SyntheticScene scene, SplittableRandom random) {
    double chance = random.nextDouble();
    if (chance < RIGHT_CLASS) {
      return scene.className();
    }
    if (chance < OTHER_CLASS) {
      return pick(classes, random);
    }
    return chance < GENERAL_CLASS
        ? GENERAL
        : random.nextBoolean() ? STRANGER : STRANGER + " " + STRANGER;
  }

  /** One of AdaCLIP's sentences for a class in order. */
  int[] normal(String className, SplittableRandom random) {
    return row(pick(templates.normal(className), random));
  }

  /** One of AdaCLIP's sentences for a damaged class. */
  int[] abnormal(String className, SplittableRandom random) {
    return row(pick(templates.abnormal(className), random));
  }

  private int[] row(String sentence) {
    return tokenizer.encodePadded(sentence, contextLength);
  }

  private static <T> T pick(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
