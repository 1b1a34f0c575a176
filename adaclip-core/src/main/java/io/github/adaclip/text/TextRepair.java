package io.github.adaclip.text;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text as CLIP's tokenizer wants it: repaired as the Python library ftfy ({@code fix_text}, version
 * 6.3.1) does by default, HTML references resolved, white space collapsed, lower case.
 *
 * <p>Deviation from ftfy: of its repairs of wrongly decoded text only the commonest is done, UTF-8
 * that was read as Latin-1 or windows-1252, where the whole text or one line of it can be read that
 * way; its heuristics for other code pages and for text of mixed decodings are left out.
 */
final class TextRepair {
  private static final Pattern TERMINAL_ESCAPE = Pattern.compile("\u001b\\[[\\d;]*[a-zA-Z]");
  private static final Pattern SINGLE_QUOTE = Pattern.compile("[\u02bc\u2018-\u201b]");
  private static final Pattern DOUBLE_QUOTE = Pattern.compile("[\u201c-\u201f]");
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u2028\u2029\u0085]");
  private static final Pattern CONTROL =
      Pattern.compile("[\u0000-\u0008\u000b\u000e-\u001f\u007f\u206a-\u206f\ufeff\ufff9-\ufffc]");
  private static final Pattern WHITE_SPACE =
      Pattern.compile("[\\s\u001c-\u001f]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Map<Integer, String> REPLACED = replacements();

  /** A repair can uncover another one; real texts are stable after two rounds. */
  private static final int MOST_ROUNDS = 10;

  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFFEF;
  private static final int IDEOGRAPHIC_SPACE = 0x3000;

  /** Nobody means these control characters: they are windows-1252 that was read as Latin-1. */
  private static final int CONTROL_FIRST = 0x80;

  private static final int CONTROL_LAST = 0x9F;

  private TextRepair() {}

  /** Clean text, ready to be split into tokens. */
  static String clean(String text) {
    String unescaped = HtmlEntities.unescape(HtmlEntities.unescape(repair(text)));
    return WHITE_SPACE.matcher(unescaped).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  private static String repair(String text) {
    StringBuilder repaired = new StringBuilder();
    boolean unescape = true;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      String line = text.substring(start, end == 0 ? text.length() : end);
      // A text with tags is HTML on purpose: from there on its references are left to the steps
      // after this one.
      unescape &= line.indexOf('<') < 0;
      repaired.append(repairLine(line, unescape));
      start += line.length();
    }
    return repaired.toString();
  }

  private static String repairLine(String line, boolean unescape) {
    String repaired = line;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      String before = repaired;
      String text = unescape ? HtmlEntities.unescapeTerminated(before) : before;
      text = Mojibake.repair(text);
      text = replaceCharacters(text);
      text = DOUBLE_QUOTE.matcher(text).replaceAll("\"");
      text = SINGLE_QUOTE.matcher(text).replaceAll("'");
      text = LINE_BREAK.matcher(text).replaceAll("\n");
      text = TERMINAL_ESCAPE.matcher(text).replaceAll("");
      text = CONTROL.matcher(text).replaceAll("");
      repaired = Normalizer.normalize(text, Normalizer.Form.NFC);
      if (repaired.equals(before)) {
        break;
      }
    }
    return repaired;
  }

  /**
   * Ligatures and other widths become plain characters, lone surrogates the replacement character.
   */
  private static String replaceCharacters(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            codePoint -> {
              String other = REPLACED.get(codePoint);
              if (other != null) {
                replaced.append(other);
              } else if (codePoint >= Character.MIN_SURROGATE
                  && codePoint <= Character.MAX_SURROGATE) {
                replaced.append('\uFFFD');
              } else {
                replaced.appendCodePoint(codePoint);
              }
            });
    return replaced.toString();
  }

  private static Map<Integer, String> replacements() {
    Map<Integer, String> replaced = new HashMap<>();
    String[] ligatures = {
      "ĲIJ", "ĳij", "ŉʼn", "ǱDZ", "ǲDz", "ǳdz", "ǄDŽ", "ǅDž", "ǆdž", "ǇLJ", "ǈLj", "ǉlj", "ǊNJ",
      "ǋNj", "ǌnj", "ﬀff", "ﬁfi", "ﬂfl", "ﬃffi", "ﬄffl", "ﬅſt", "ﬆst"
    };
    for (String ligature : ligatures) {
      replaced.put(ligature.codePointAt(0), ligature.substring(1));
    }
    replaced.put(IDEOGRAPHIC_SPACE, " ");
    for (int control = CONTROL_FIRST; control <= CONTROL_LAST; control++) {
      String character = new String(new byte[] {(byte) control}, Charset.forName("windows-1252"));
      if (!character.equals("\uFFFD")) {
        replaced.put(control, character);
      }
    }
    for (int codePoint = FULL_WIDTH_FIRST; codePoint <= FULL_WIDTH_LAST; codePoint++) {
      String character = Character.toString(codePoint);
      String usual = Normalizer.normalize(character, Normalizer.Form.NFKC);
      if (!usual.equals(character)) {
        replaced.put(codePoint, usual);
      }
    }
    return replaced;
  }
}
