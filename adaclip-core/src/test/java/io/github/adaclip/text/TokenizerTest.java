package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static final long SEED = 7;

  private final Tokenizer tokenizer = Tokenizer.clip();

  @Test
  void idsOfTheReference() {
    for (JsonNode entry : Golden.json("tokens.json")) {
      JsonNode ids = entry.get("ids");
      int[] expected = IntStream.range(0, ids.size()).map(i -> ids.get(i).intValue()).toArray();
      String text = entry.get("text").textValue();
      assertArrayEquals(expected, tokenizer.encode(text), text);
    }
  }

  @Test
  void firstIdsAreTheVisibleBytes() {
    assertArrayEquals(
        new int[] {256}, tokenizer.encode("!")); // byte 33, first id + 256 at a word's end
    assertArrayEquals(new int[] {320}, tokenizer.encode("a")); // byte 97
    assertArrayEquals(new int[] {93 + 256}, tokenizer.encode("~")); // byte 126
  }

  @Test
  void specialWordsAreSingleIds() {
    assertArrayEquals(
        new int[] {Tokenizer.START_OF_TEXT, 320, Tokenizer.END_OF_TEXT},
        tokenizer.encode("<|StartOfText|>a<|endoftext|>"));
  }

  @Test
  void specialWordsBehindPunctuationAreOrdinary() {
    assertEquals("!<| endoftext |>", tokenizer.decode(tokenizer.encode("!<|endoftext|>")));
  }

  @Test
  void endingsDigitsAndPunctuationAreWords() {
    assertEquals("it 's 1 2 !?", tokenizer.decode(tokenizer.encode("it's12!?")));
  }

  @Test
  void decodingGivesLowerCaseWordsBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      String text = words(random);
      assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
    }
  }

  @Test
  void caseAndWhiteSpaceDoNotMatter() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      String text = words(random);
      String shouted = "\t " + text.toUpperCase(Locale.ROOT).replace(" ", "\u00A0 \n") + "\r\n";
      assertArrayEquals(tokenizer.encode(text), tokenizer.encode(shouted), text);
    }
  }

  private static String words(Random random) {
    return String.join(
        " ",
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(
                i ->
                    random
                        .ints(1 + random.nextInt(12), 'a', 'z' + 1)
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString())
            .toList());
  }

  @Test
  void idsDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      int[] expected = tokenizer.encode("TITANIC IN 3D");
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertArrayEquals(expected, tokenizer.encode("TITANIC IN 3D"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void loneSurrogatesCountAsReplacementCharacters() {
    assertArrayEquals(tokenizer.encode("a\uFFFDb\uFFFD"), tokenizer.encode("a\uD800b\uDC00"));
  }

  @Test
  void aCallerCannotChangeTheCache() {
    tokenizer.encode("candle")[0] = -1;
    assertArrayEquals(new int[] {12674}, tokenizer.encode("candle"));
  }

  @Test
  void padsWithZerosBehindTheEnd() {
    assertArrayEquals(
        new int[] {Tokenizer.START_OF_TEXT, 12674, Tokenizer.END_OF_TEXT, 0, 0},
        tokenizer.encodePadded("candle", 5));
    assertArrayEquals(
        new int[] {Tokenizer.START_OF_TEXT, 12674, Tokenizer.END_OF_TEXT},
        tokenizer.encodePadded("candle", 3));
  }

  @Test
  void refusesATextThatDoesNotFit() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> tokenizer.encodePadded("a b c d", 5));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertEquals(
        "the text is too long for the model (text \"a b c d\"; expected at most 3 tokens; found 4 tokens)",
        e.getMessage());
  }

  @Test
  void refusesAContextWithoutRoomForStartAndEnd() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> tokenizer.encodePadded("a", 1));
    assertEquals("context length is 1, expected at least 2", e.getMessage());
  }

  @Test
  void refusesToDecodeWhatIsNoId() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(49_408));
    assertEquals("token id 49408 is not within 0 to 49407", e.getMessage());
  }

  @Test
  void refusesADamagedVocabulary() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> Vocabulary.read(new byte[] {1, 2, 3}));
    assertEquals(FailureCode.INTERNAL_ERROR, e.code());
    assertTrue(e.getMessage().contains("found sha256 039058c6f2c0cb49"), e.getMessage());
  }

  @Test
  void splitsAsTheRegularExpressionDoes() {
    assertEquals(List.of("a", "'", "sb"), WordSplitter.split("a\u0345'" + "\u0345sb"));
    assertEquals(List.of("x", "'s", "b", "'ll", "'", "lo"), WordSplitter.split("x'sb'll'lo"));
    assertEquals(List.of("'\u017F"), WordSplitter.split("'\u017F"));
    assertEquals(
        List.of("m", "\u00B2", "\u2167", "--", "\uD83D\uDE42"),
        WordSplitter.split("m\u00B2\u2167-- \uD83D\uDE42"));
  }
}
