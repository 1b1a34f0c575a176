package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassSentencesTest {
  @Test
  void has28NormalAnd20AbnormalRows() {
    ClassSentences sentences = of("candle");
    assertEquals(28, sentences.normal().length);
    assertEquals(20, sentences.abnormal().length);
    assertEquals(Tokenizer.CONTEXT_LENGTH, sentences.normal()[0].length);
  }

  @Test
  void equalContentIsEqual() {
    assertEquals(of("metal nut"), of("Metal-Nut"));
    assertEquals(of("metal nut").hashCode(), of("Metal-Nut").hashCode());
    assertNotEquals(of("metal nut"), of("candle"));
  }

  @Test
  void rowsAreCopies() {
    ClassSentences sentences = of("candle");
    sentences.normal()[0][0] = 0;
    assertEquals(Tokenizer.START_OF_TEXT, sentences.normal()[0][0]);
  }

  @Test
  void scriptThatFallsApartGetsAHint() {
    assertTrue(of("配电板").hint().orElseThrow().contains("English name"));
    assertTrue(of("печатная плата").hint().isPresent());
  }

  @Test
  void usualNamesGetNoHint() {
    for (String name :
        new String[] {"candle", "printed circuit board", "crème brûlée", "pcb4", "é"}) {
      assertEquals(Optional.empty(), of(name).hint(), name);
    }
  }

  @Test
  void refusesAClassNameThatIsTooLong() {
    AdaClipException e = assertThrows(AdaClipException.class, () -> of("very ".repeat(80)));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertTrue(
        e.getMessage().startsWith("the class name is too long for the model"), e.getMessage());
    assertTrue(e.getMessage().contains("found 8"), e.getMessage());
  }

  private static ClassSentences of(String className) {
    return ClassSentences.of(
        className, SentenceTemplates.reference(), Tokenizer.clip(), Tokenizer.CONTEXT_LENGTH);
  }
}
