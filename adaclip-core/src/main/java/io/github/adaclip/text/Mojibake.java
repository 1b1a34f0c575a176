package io.github.adaclip.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-8 that was read as Latin-1 or windows-1252 ("cafÃ©") is read again as UTF-8 ("café"). */
final class Mojibake {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int ASCII_END = 0x80;

  /**
   * Places where a non-breaking space, a continuation byte of UTF-8, has become a plain space.
   * Latin-1 stands for bytes in this pattern.
   */
  private static final Pattern LOST_NO_BREAK_SPACE =
      Pattern.compile(
          "[\u00c2\u00c3\u00c5\u00ce\u00d0\u00d9] "
              + "|[\u00e2\u00e3] [\u0080-\u0084\u0086-\u009f\u00a1-\u00bf]"
              + "|[\u00e0-\u00e3][\u0080-\u0084\u0086-\u009f\u00a1-\u00bf] "
              + "|\u00f0 [\u0080-\u00bf][\u0080-\u00bf]"
              + "|\u00f0[\u0080-\u00bf] [\u0080-\u00bf]"
              + "|\u00f0[\u0080-\u00bf][\u0080-\u00bf] ");

  /**
   * A word that ends in à, whose second byte was a non-breaking space, is followed by a space of
   * its own.
   */
  private static final Pattern GRAVE_WORD = Pattern.compile("\u00c3 (?! |quele|quela|quilo|s )");

  /**
   * What betrays such text: the letter that a leading byte shows, before one that a continuation
   * byte shows.
   */
  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
              + "\u2013-\u203a\u20ac\u2122]"
              + "|[\u00c4-\u00df][\u0080-\u009f\u00a1-\u00bf]"
              + "|\u00e2[\u0080-\u0099\u20ac\u201a\u201e][\u0080-\u00bf\u0153\u0161\u0178\u017e\u0192\u02c6\u02dc"
              + "\u2013-\u203a\u2122]"
              + "|[\u00e0-\u00ef][\u0080-\u00bf\u20ac\u2122][\u0080-\u00bf]"
              + "|\u00f0[\u009f\u0178]");

  /**
   * What a continuation byte (0x80 to 0xBF) shows in windows-1252 or, where that has nothing, in
   * Latin-1.
   */
  private static final String CONTINUATION =
      "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
          + "\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]";

  /** Whole UTF-8 sequences that were read with the wrong code page, within text that was not. */
  private static final Pattern EMBEDDED =
      Pattern.compile(
          "(?:[\u00c2-\u00df]"
              + CONTINUATION
              + "|[\u00e0-\u00ef]"
              + CONTINUATION
              + "{2}|[\u00f0-\u00f3]"
              + CONTINUATION
              + "{3})+");

  private Mojibake() {}

  /** The text read again where that makes sense, else as it was. */
  static String repair(String text) {
    if (!SUSPICIOUS.matcher(text).find()) {
      return text;
    }
    return whole(text).orElseGet(() -> repairParts(text));
  }

  private static Optional<String> whole(String text) {
    return read(latinBytes(text)).or(() -> read(windowsBytes(text)));
  }

  private static String repairParts(String text) {
    return EMBEDDED
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(whole(match.group()).orElse(match.group())));
  }

  private static Optional<String> read(Optional<String> bytes) {
    return bytes.flatMap(
        shown -> {
          String spaced = GRAVE_WORD.matcher(shown).replaceAll("\u00c3\u00a0 ");
          String restored =
              LOST_NO_BREAK_SPACE
                  .matcher(spaced)
                  .replaceAll(match -> match.group().replace(' ', '\u00a0'));
          return decode(restored.getBytes(StandardCharsets.ISO_8859_1));
        });
  }

  private static Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The bytes that were read as Latin-1, shown as Latin-1. */
  private static Optional<String> latinBytes(String text) {
    return text.chars().allMatch(unit -> unit <= 0xFF) ? Optional.of(text) : Optional.empty();
  }

  /** The bytes that were read as windows-1252, where its five unused bytes stand for themselves. */
  private static Optional<String> windowsBytes(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit < ASCII_END || unit >= ASCII_END && unit < 0xA0) {
        shown.append(unit);
      } else if (WINDOWS.newEncoder().canEncode(unit)) {
        shown.append((char) (String.valueOf(unit).getBytes(WINDOWS)[0] & 0xFF));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(shown.toString());
  }
}
