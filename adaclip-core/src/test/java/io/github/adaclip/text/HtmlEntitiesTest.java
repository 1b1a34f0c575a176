package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected texts are those of Python 3.11's html.unescape, and of ftfy 6.3.1's unescape_html. */
class HtmlEntitiesTest {
  @Test
  void namesWithAndWithoutSemicolon() {
    assertEquals("<>&é", HtmlEntities.unescape("&lt;&gt&amp;&eacute"));
    assertEquals("≂̸ fj", HtmlEntities.unescape("&NotEqualTilde; &fjlig;"));
  }

  @Test
  void theLongestKnownBeginningOfANameCounts() {
    assertEquals("¬it; ∉ ©right", HtmlEntities.unescape("&notit; &notin; &copyright"));
  }

  @Test
  void unknownNamesStay() {
    assertEquals(
        "&foo; &; & &# &#x; &hilbertspace;",
        HtmlEntities.unescape("&foo; &; & &# &#x; &hilbertspace;"));
  }

  @Test
  void numbers() {
    assertEquals("éé🙂A", HtmlEntities.unescape("&#233;&#xe9;&#X1F642;&#65"));
    assertEquals("€–\u0081", HtmlEntities.unescape("&#128;&#150;&#129;"));
    assertEquals(
        "\uFFFD\uFFFD\uFFFD\uFFFD",
        HtmlEntities.unescape("&#0;&#xD800;&#x110000;&#99999999999999;"));
    assertEquals("ab\r", HtmlEntities.unescape("a&#1;&#xFDD0;&#x1FFFF;b&#13;"));
  }

  @Test
  void onlyOneRound() {
    assertEquals("&lt;", HtmlEntities.unescape("&amp;lt;"));
  }

  @Test
  void clearReferencesEndWithASemicolon() {
    assertEquals("& &amp &copyright;", HtmlEntities.unescapeClear("&amp; &amp &copyright;"));
  }

  @Test
  void clearReferencesMayBeInCapitals() {
    assertEquals("PÉREZ STRASSE", HtmlEntities.unescapeClear("P&EACUTE;REZ STRA&SZLIG;E"));
    assertEquals("&nTILDE; &LTIMES;", HtmlEntities.unescapeClear("&nTILDE; &LTIMES;"));
  }

  @Test
  void clearNumbersThatLeaveASemicolonStay() {
    assertEquals("é &#12ab; &#59;", HtmlEntities.unescapeClear("&#233; &#12ab; &#59;"));
  }
}
