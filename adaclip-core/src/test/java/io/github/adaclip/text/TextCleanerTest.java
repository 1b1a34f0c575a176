package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected texts are those of Python 3.11 with ftfy 6.3.1. */
class TextCleanerTest {
  @Test
  void whiteSpaceBecomesSingleSpaces() {
    assertEquals("a b c d", TextCleaner.clean("\u3000a\t\u00A0b\u2028c\r\n\fd\u2003"));
    assertEquals("", TextCleaner.clean(" \n\u00A0"));
  }

  @Test
  void zeroWidthSpaceIsNoWhiteSpace() {
    assertEquals("a\u200Bb", TextCleaner.clean("a\u200Bb"));
  }

  @Test
  void sigmaIsFinalAtTheEndOfAWord() {
    assertEquals("ὀδυσσεύς σας", TextCleaner.lowerCase("ὈΔΥΣΣΕΎΣ ΣΑΣ"));
    assertEquals("ας. σ", TextCleaner.lowerCase("ΑΣ. Σ")); // a full stop may stand inside a word
    assertEquals("ασ.α", TextCleaner.lowerCase("ΑΣ.Α"));
    assertEquals("α\u0301ς1", TextCleaner.lowerCase("Α\u0301Σ1"));
  }

  @Test
  void capitalIWithDotBecomesTwoCharacters() {
    assertEquals("i\u0307stanbul", TextCleaner.lowerCase("İSTANBUL"));
  }

  @Test
  void ligaturesWidthsAndQuotes() {
    assertEquals("office stop dž ijs", TextCleaner.clean("oﬃce ﬆop ǅ Ĳs"));
    assertEquals("full (ツ)", TextCleaner.clean("ＦＵＬＬ　（ﾂ）"));
    assertEquals("\"a\" 'b' 'n", TextCleaner.clean("“a‟ ‘b’ ŉ"));
  }

  @Test
  void letterAndMarkAreJoined() {
    assertEquals("é", TextCleaner.clean("E\u0301"));
  }

  @Test
  void controlsAndTerminalEscapesVanish() {
    assertEquals(
        "red nut", TextCleaner.clean("\u001B[1;31mred\u001B[0m\u0000 n\u007Fu\uFEFFt\uFFFC"));
  }

  @Test
  void c1ControlsAreReadAsWindows1252() {
    assertEquals("€5", TextCleaner.clean("\u00805"));
    assertEquals("a…b", TextCleaner.clean("a\u0085b"));
  }

  @Test
  void characterReferencesInThreeRounds() {
    assertEquals("& < é", TextCleaner.clean("&amp;amp;amp; &lt &EACUTE;"));
  }

  @Test
  void afterASmallerThanSignReferencesAreNotRepairedButStillUnescapedTwice() {
    assertEquals("< &amp;", TextCleaner.clean("< &amp;amp;amp;"));
    assertEquals("&eacute; < &eacute;", TextCleaner.clean("&EACUTE; <\n&EACUTE;"));
    assertEquals("é < &eacute;", TextCleaner.clean("&EACUTE; \n< &amp;amp;eacute;"));
  }
}
