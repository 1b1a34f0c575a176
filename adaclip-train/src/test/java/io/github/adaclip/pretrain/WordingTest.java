package io.github.adaclip.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.text.Tokenizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final int SEED = 7;

  private final Corpus corpus = Corpus.training();
  private final Wording wording = new Wording(corpus, Tokenizer.CONTEXT_LENGTH);

  @Test
  void everyCaptionIsMadeOfKnownTokens() {
    Set<Integer> known = new HashSet<>(wording.tokens());
    for (long index = 0; index < 300; index++) {
      for (String caption : corpus.draw(SEED, index, 64).captions()) {
        for (int id : Tokenizer.clip().encode(caption)) {
          assertTrue(known.contains(id), "'" + Tokenizer.clip().decode(id) + "' of " + caption);
        }
      }
    }
  }

  @Test
  void someWordsOfACaptionAreUnknown() {
    Set<Integer> known = new HashSet<>(wording.tokens());
    SyntheticScene scene = corpus.draw(SEED, 0, 64);
    SplittableRandom random = new SplittableRandom(SEED);
    int unknown = 0;
    int words = 0;
    for (int i = 0; i < 500; i++) {
      int[] row = wording.caption(scene, random);
      assertEquals(Tokenizer.START_OF_TEXT, row[0]);
      for (int at = 1; row[at] != Tokenizer.END_OF_TEXT; at++) {
        words++;
        unknown += known.contains(row[at]) ? 0 : 1;
      }
    }
    assertEquals(0.1, (double) unknown / words, 0.03);
  }

  @Test
  void namesAreMostlyRight() {
    SyntheticScene scene = corpus.draw(SEED, 0, 64);
    SplittableRandom random = new SplittableRandom(SEED);
    int right = 0;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String name = wording.className(scene, random);
      names.add(name);
      right += name.equals(scene.className()) ? 1 : 0;
    }
    assertEquals(0.6, right / 1000.0, 0.06);
    assertTrue(names.contains("object"));
    assertTrue(names.size() > 40, names.size() + " names");
  }

  @Test
  void sidesDifferAndChanceDecides() {
    int[] normal = wording.normal("gear", new SplittableRandom(1));
    int[] abnormal = wording.abnormal("gear", new SplittableRandom(1));
    assertTrue(!Arrays.equals(normal, abnormal));
    assertArrayEquals(normal, wording.normal("gear", new SplittableRandom(1)));
  }
}
