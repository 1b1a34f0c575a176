package io.github.adaclip.data.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  private static final Corpus ALL = Corpus.all();

  private static List<String> many() {
    List<String> captions = new ArrayList<>();
    Dice dice = Dice.of(8);
    for (SceneFamily family : ALL.families()) {
      for (int i = 0; i < 6; i++) {
        captions.addAll(Captions.normal(family, dice));
      }
      for (DefectKind kind : ALL.kindsOf(family)) {
        captions.addAll(Captions.damaged(family, kind, dice.unit() * 0.1, dice));
      }
    }
    return captions;
  }

  @Test
  void fitIntoTheTextContextAndAreOrdinaryWords() {
    Tokenizer tokenizer = Tokenizer.clip();
    for (String caption : many()) {
      assertTrue(caption.matches("[a-z]+([ -][a-z]+|, [a-z]+)*"), caption);
      int tokens = tokenizer.encode(caption).length + 2;
      assertTrue(tokens <= Tokenizer.CONTEXT_LENGTH, caption + ": " + tokens + " tokens");
    }
  }

  @Test
  void wordsAreWholeTokensButForAFew() {
    Tokenizer tokenizer = Tokenizer.clip();
    Set<String> words = new TreeSet<>();
    many().forEach(caption -> words.addAll(List.of(caption.split("[ ,-]+"))));
    Set<String> split = new TreeSet<>();
    for (String word : words) {
      if (tokenizer.encode(word).length > 1) {
        split.add(word);
      }
    }
    assertTrue(words.size() > 250, words.size() + " words");
    assertTrue(split.size() * 3 < words.size(), "split: " + split);
  }

  @Test
  void wordingsAreMany() {
    List<String> captions = many();
    Set<String> distinct = new HashSet<>(captions);
    assertTrue(distinct.size() > captions.size() * 0.9, distinct.size() + " of " + captions.size());
  }

  @Test
  void tellClassAndState() {
    SceneFamily leather = CorpusChoice.of(List.of("leather"), List.of()).families().get(0);
    DefectKind scratch = CorpusChoice.of(List.of("leather"), List.of("scratch")).kinds().get(0);
    assertEquals(
        List.of(
            "an image of leather with a scratch",
            "a close-up photo of a flawed leather surface",
            "a blurry photo of scratched leather"),
        Captions.damaged(leather, scratch, 0.01, Dice.of(2)));
  }

  @Test
  void normalAndDamagedNeverReadTheSame() {
    Set<String> normal = new HashSet<>();
    Set<String> damaged = new HashSet<>();
    Dice dice = Dice.of(8);
    for (SceneFamily family : ALL.families()) {
      normal.addAll(Captions.normal(family, dice));
      ALL.kindsOf(family)
          .forEach(kind -> damaged.addAll(Captions.damaged(family, kind, 0.01, dice)));
    }
    damaged.retainAll(normal);
    assertEquals(Set.of(), damaged);
  }
}
