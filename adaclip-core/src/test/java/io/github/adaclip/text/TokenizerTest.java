package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private final Tokenizer tokenizer = Tokenizer.clip();

  @Test
  void agreesWithTheReference() {
    for (JsonNode entry : Golden.json("tokens.json")) {
      assertArrayEquals(
          ids(entry), tokenizer.encode(entry.get("text").asText()), entry.get("text").asText());
    }
  }

  /**
   * Strings and ids of tools/tokens/make_random_tokens.py, made with open-clip-torch 3.3.0 and ftfy
   * 6.3.1.
   */
  @Test
  void agreesWithOpenClipOnRandomText() throws IOException {
    List<String> different = new ArrayList<>();
    int count = 0;
    try (InputStream stream =
        TokenizerTest.class.getResourceAsStream("/text/random-tokens.json.gz")) {
      for (JsonNode entry : new ObjectMapper().readTree(new GZIPInputStream(stream))) {
        count++;
        String text = entry.get("text").asText();
        if (!java.util.Arrays.equals(ids(entry), tokenizer.encode(text))) {
          different.add(text);
        }
      }
    }
    assertEquals(1000, count);
    assertEquals(List.of(), different);
  }

  @Test
  void bytesMergeIntoWords() { // by hand: ids of the published vocabulary
    assertArrayEquals(new int[] {320, 1125, 539, 320, 2368}, tokenizer.encode("a photo of a cat"));
  }

  @Test
  void caseAndWhiteSpaceDoNotMatter() {
    assertArrayEquals(tokenizer.encode("metal nut"), tokenizer.encode("  METAL \t\n Nut "));
  }

  @Test
  void htmlIsResolvedAsOftenAsPythonDoes() {
    assertArrayEquals(tokenizer.encode("a & b"), tokenizer.encode("a &amp;amp;amp; b"));
    assertArrayEquals(tokenizer.encode("é"), tokenizer.encode("&EACUTE;"));
  }

  @Test
  void textReadWithTheWrongCodePageIsRepaired() {
    assertArrayEquals(tokenizer.encode("café"), tokenizer.encode("cafÃ©"));
    assertArrayEquals(tokenizer.encode("\"quoted\""), tokenizer.encode("â€œquotedâ€\u009d"));
  }

  @Test
  void loneSurrogateIsNoError() {
    assertArrayEquals(tokenizer.encode("a \uFFFD b"), tokenizer.encode("a \uD83D b"));
  }

  @Test
  void rowIsStartIdsEndAndZeros() {
    int[] row = tokenizer.encodePadded("candle", 6);
    assertArrayEquals(new int[] {49406, tokenizer.encode("candle")[0], 49407, 0, 0, 0}, row);
  }

  @Test
  void longestRowFits() {
    int[] row = tokenizer.encodePadded("a ".repeat(75), 77);
    assertEquals(Tokenizer.END_OF_TEXT, row[76]);
  }

  @Test
  void refusesASentenceThatDoesNotFit() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> tokenizer.encodePadded("a ".repeat(76), 77));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertTrue(
        e.getMessage().endsWith("expected at most 75 tokens; found 76 tokens)"), e.getMessage());
  }

  private static int[] ids(JsonNode entry) {
    return StreamSupport.stream(entry.get("ids").spliterator(), false)
        .mapToInt(JsonNode::asInt)
        .toArray();
  }
}
