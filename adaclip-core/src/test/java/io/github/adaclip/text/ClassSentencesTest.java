package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassSentencesTest {
  private static ClassSentences of(String className) {
    return of(className, Tokenizer.CONTEXT_LENGTH);
  }

  private static ClassSentences of(String className, int contextLength) {
    return ClassSentences.of(
        className, SentenceTemplates.reference(), Tokenizer.clip(), contextLength);
  }

  @Test
  void rowsAreThePaddedSentences() {
    ClassSentences sentences = of("metal-nut");
    assertEquals("metal-nut", sentences.className());
    assertEquals(28, sentences.normal().length);
    assertEquals(20, sentences.abnormal().length);
    for (int[] row : sentences.normal()) {
      assertEquals(Tokenizer.CONTEXT_LENGTH, row.length);
    }
    assertArrayEquals(
        Tokenizer.clip().encodePadded("a bad photo of a metal nut.", Tokenizer.CONTEXT_LENGTH),
        sentences.normal()[0]);
    assertArrayEquals(
        Tokenizer.clip()
            .encodePadded(
                "a cropped photo of the metal nut with damage.", Tokenizer.CONTEXT_LENGTH),
        sentences.abnormal()[19]);
  }

  @Test
  void equalByContent() {
    assertEquals(of("candle"), of("candle"));
    assertEquals(of("candle").hashCode(), of("candle").hashCode());
    assertNotEquals(of("candle"), of("brain"));
    assertNotEquals(of("candle"), of("candle", 50));
  }

  @Test
  void aCallerCannotChangeTheRows() {
    ClassSentences sentences = of("candle");
    sentences.normal()[0][0] = -1;
    assertEquals(of("candle"), sentences);
  }

  @Test
  void refusesANameThatDoesNotFit() {
    // The longest sentence has 6 + 4 + 1 tokens beside the name: "unblemished" is made of four.
    String fits = "x ".repeat(64).strip();
    assertEquals(28, of(fits).normal().length);
    AdaClipException e = assertThrows(AdaClipException.class, () -> of(fits + " x"));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertEquals(
        "the class name does not fit into the model's text context (class name \""
            + "x ".repeat(50)
            + "…\", 65 tokens; sentence \"a low resolution photo of the unblemished "
            + "x ".repeat(29)
            + "…\"; expected at most 75 tokens in a sentence; found 76 tokens)",
        e.getMessage());
    assertEquals("shorten the class name by at least 1 tokens", e.fix());
  }

  @Test
  void blamesTheTemplatesIfNoNameFits() {
    AdaClipException e = assertThrows(AdaClipException.class, () -> of("candle", 8));
    assertEquals("use shorter states and templates", e.fix());
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "---", "\u0000", "&#1;", "\u001B[0m"})
  void refusesANameWithoutVisibleCharacters(String className) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> of(className));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertEquals(
        "the class name is empty (expected what the picture shows, for instance \"metal nut\"; found \""
            + className
            + "\")",
        e.getMessage());
  }

  @Test
  void refusesAContextWithoutRoomForAWord() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> of("candle", 2));
    assertEquals("context length is 2, expected at least 3", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "瓶子,5,2",
    "金属ナット,9,5",
    "шуруп,7,5",
    "капсула,7,7",
    "μπουκάλι,16,8",
    "너트,4,2",
    "ขวด,4,3",
    "מתכת,8,4"
  })
  void hintsAtNamesThatFallApart(String className, int tokens, int characters) {
    assertEquals(
        Optional.of(
            "the class name \""
                + className
                + "\" is made of "
                + tokens
                + " tokens for "
                + characters
                + " characters; CLIP hardly knows its words, try an English name"),
        of(className).hint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candle",
        "metal-nut",
        "01",
        "PCB1",
        "x",
        "café",
        "crème brûlée",
        "Schraubenmutter",
        "20 °C",
        "🙂"
      })
  void doesNotHintAtOthers(String className) {
    assertEquals(Optional.empty(), of(className).hint());
  }
}
