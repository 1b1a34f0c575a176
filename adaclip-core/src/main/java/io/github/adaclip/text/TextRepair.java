package io.github.adaclip.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Text with the damage undone that copying and wrong decoding do to it, as {@code ftfy.fix_text} of
 * ftfy 6.3.1 with its default settings: character references, mojibake, C1 control characters,
 * Latin ligatures, full-width and half-width forms, curly quotes, line breaks, lone surrogates,
 * terminal escapes, control characters, and NFC, line by line, again and again until nothing
 * changes.
 *
 * <p>Only mojibake is treated otherwise than in ftfy; see {@link MojibakeRepair}.
 */
final class TextRepair {
  private static final Pattern LINES = Pattern.compile("(?<=\n)");
  private static final Pattern LINE_BREAKS = Pattern.compile("\r\n|[\r\u2028\u2029\u0085]");
  private static final Pattern TERMINAL_ESCAPES = Pattern.compile("\u001B\\[[\\p{Nd};]*[a-zA-Z]");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F\\u206A-\\u206F\\uFEFF\\uFFF9-\\uFFFC]");

  /**
   * Letters joined by typesetting or old encodings; those that are letters of their own, such as æ,
   * stay.
   */
  private static final Map<Integer, String> LIGATURES =
      Map.ofEntries(
          Map.entry(0x132, "IJ"),
          Map.entry(0x133, "ij"),
          Map.entry(0x149, "\u02BCn"),
          Map.entry(0x1C4, "D\u017D"),
          Map.entry(0x1C5, "D\u017E"),
          Map.entry(0x1C6, "d\u017E"),
          Map.entry(0x1C7, "LJ"),
          Map.entry(0x1C8, "Lj"),
          Map.entry(0x1C9, "lj"),
          Map.entry(0x1CA, "NJ"),
          Map.entry(0x1CB, "Nj"),
          Map.entry(0x1CC, "nj"),
          Map.entry(0x1F1, "DZ"),
          Map.entry(0x1F2, "Dz"),
          Map.entry(0x1F3, "dz"),
          Map.entry(0xFB00, "ff"),
          Map.entry(0xFB01, "fi"),
          Map.entry(0xFB02, "fl"),
          Map.entry(0xFB03, "ffi"),
          Map.entry(0xFB04, "ffl"),
          Map.entry(0xFB05, "\u017Ft"),
          Map.entry(0xFB06, "st"));

  private TextRepair() {}

  /** The repaired text, without lone surrogates. */
  static String repair(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    boolean markup = false;
    for (String line : LINES.split(text)) {
      markup |=
          line.indexOf('<')
              >= 0; // then character references are meant as such, to the end of the text
      repaired.append(repairLine(line, markup));
    }
    return repaired.toString();
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '&');
  }

  private static String repairLine(String line, boolean markup) {
    String before;
    String after = line;
    do {
      before = after;
      after = markup ? before : HtmlEntities.unescapeClear(before);
      after = MojibakeRepair.repair(after);
      after = replaceCharacters(after, TextRepair::withoutC1Control);
      after = replaceCharacters(after, LIGATURES::get);
      after = replaceCharacters(after, TextRepair::standardWidth);
      after = replaceCharacters(after, TextRepair::straightQuote);
      after = LINE_BREAKS.matcher(after).replaceAll("\n");
      after = replaceCharacters(after, TextRepair::withoutSurrogate);
      after = TERMINAL_ESCAPES.matcher(after).replaceAll("");
      after = CONTROLS.matcher(after).replaceAll("");
      after = Normalizer.normalize(after, Normalizer.Form.NFC);
    } while (!after.equals(before));
    return after;
  }

  /** Each character replaced by what the function has for it; those for which it has null stay. */
  private static String replaceCharacters(String text, IntFunction<String> replacement) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              String other = replacement.apply(character);
              if (other == null) {
                replaced.appendCodePoint(character);
              } else {
                replaced.append(other);
              }
            });
    return replaced.toString();
  }

  private static String withoutC1Control(int character) {
    return Windows1252.isSpecial(character) ? String.valueOf(Windows1252.decode(character)) : null;
  }

  private static String standardWidth(int character) {
    if (character == 0x3000) {
      return " ";
    }
    boolean otherWidth = character >= 0xFF01 && character <= 0xFFEF;
    return otherWidth
        ? Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
        : null;
  }

  private static String straightQuote(int character) {
    if (character >= 0x201C && character <= 0x201F) {
      return "\"";
    }
    return character == 0x2BC || character >= 0x2018 && character <= 0x201B ? "'" : null;
  }

  private static String withoutSurrogate(int character) {
    boolean surrogate = Character.getType(character) == Character.SURROGATE;
    return surrogate ? "\uFFFD" : null;
  }
}
