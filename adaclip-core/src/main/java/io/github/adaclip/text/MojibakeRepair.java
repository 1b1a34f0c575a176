package io.github.adaclip.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that was UTF-8 and was read as Latin-1 or windows-1252, read properly: {@code cafÃ©} becomes
 * {@code café}, also when that happened several times.
 *
 * <p>A sequence of characters whose bytes are valid UTF-8 is taken for mojibake only if it is
 * hardly ever typed on purpose: it holds a C1 control character or a symbol where a letter is
 * expected, not just an accented letter beside a quotation mark, a dash or a no-break space ({@code
 * É”}, {@code « café »}). If there is such a sequence and the whole text can be read as UTF-8,
 * spaces inside sequences taken for the no-break spaces they once were, it is; otherwise the
 * mojibake sequences alone are.
 *
 * <p>ftfy 6.3.1, after whose results this is modelled, also knows UTF-8 read as windows-1250,
 * -1251, -1253, -1254, -1257, ISO-8859-2, MacRoman and code page 437, sequences of which bytes were
 * lost, and CESU-8; this class leaves those as they are. What is mojibake, ftfy decides by a finer
 * rule; the two differ for texts of symbols and accented letters without sense.
 */
final class MojibakeRepair {
  /**
   * Characters of bytes 0x80 to 0xBF in either encoding, the second to fourth of a UTF-8 sequence.
   */
  private static final String CONTINUATION = "[\u0080-\u00BF" + Windows1252.SPECIAL + "]";

  private static final String DASHES_AND_QUOTES =
      "\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E\u2026\u2022";

  /** Continuation characters that also stand beside letters in clean text. */
  private static final String PUNCTUATION =
      DASHES_AND_QUOTES
          + "\u00A0\u00AB\u00BB\u2039\u203A\u00AD\u00B7\u00B4\u2122\u00AE\u00A9\u00B0\u00A1\u00BF";

  private static final String LETTERS = "\u0160\u0152\u017D\u0161\u0153\u017E\u0178";

  /** Leads that are also typed beside symbols, in faces for instance: Ò³. */
  private static final String FACES = "\u00D2\u00D3\u00D4\u00D5\u00D6";

  /** Leads of Hebrew and Arabic, typed beside symbols too, but not again and again: ×–×›×•. */
  private static final Pattern HEBREW_OR_ARABIC =
      Pattern.compile("(?:[\u00D7-\u00DB]C){3}".replace("C", CONTINUATION));

  private static final String HEBREW_OR_ARABIC_LEADS = "\u00D7\u00D9\u00DA\u00DB";

  /** What may follow even Â and Ã in clean text. */
  private static final String AFTER_CAPITALS = "\u2026\u0152\u017D";

  /**
   * Sequences in a row, but none that follow the rest of a broken one; possessive, since a long row
   * would otherwise overflow the stack.
   */
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "(?<![C&&[^Q]])(?:[\u00C2-\u00DF]C|[\u00E0-\u00EF]C{2}|[\u00F0-\u00F4]C{3})++"
              .replace("C", CONTINUATION)
              .replace("Q", DASHES_AND_QUOTES));

  /** Ã or Â at the beginning or after a small letter, its second character turned into a space. */
  private static final Pattern LONE_LEAD = Pattern.compile("(?:^|[a-z] ?)[\u00C2\u00C3] ");

  /** "à" as a word of its own, its no-break space merged with the space behind it. */
  private static final Pattern GRAVE_WORD = Pattern.compile("\u00C3 (?! |quel[ea]|quilo|s )");

  /**
   * UTF-8 sequences, one character a byte, in which a space may have been byte 0xA0; leads after
   * which that would give unlikely characters are left out.
   */
  private static final Pattern ALTERED =
      Pattern.compile(
          "[\u00C2\u00C3\u00C5\u00CE\u00D0\u00D9] "
              + "|[\u00E2\u00E3] C|[\u00E0-\u00E3]C "
                  .replace("C", "[\u0080-\u0084\u0086-\u009F\u00A1-\u00BF]")
              + "|\u00F0(?: CC|C C|CC )".replace("C", "[\u0080-\u00BF]"));

  private MojibakeRepair() {}

  /** The text read properly, or the text itself if it shows no mojibake of this kind. */
  static String repair(String text) {
    String before;
    String after = text;
    do {
      before = after;
      after = repairOnce(before);
    } while (!after.equals(before));
    return after;
  }

  private static String repairOnce(String text) {
    boolean suspicious =
        LONE_LEAD.matcher(text).find()
            || SEQUENCES
                .matcher(text)
                .results()
                .anyMatch(found -> isMojibake(text, found.start(), found.end()));
    if (!suspicious) {
      return text;
    }
    return wholeText(text, character -> character <= 0xFF ? character : -1)
        .or(() -> wholeText(text, character -> Windows1252.encode((char) character)))
        .orElseGet(() -> singleSequences(text));
  }

  private static Optional<String> wholeText(String text, IntUnaryOperator encoding) {
    return bytes(text, encoding)
        .map(MojibakeRepair::restoreNoBreakSpaces)
        .flatMap(MojibakeRepair::utf8);
  }

  private static String singleSequences(String text) {
    Matcher sequences = SEQUENCES.matcher(text);
    return sequences.replaceAll(
        found -> {
          String sequence = found.group();
          Optional<String> proper =
              isMojibake(text, found.start(), found.end())
                  ? bytes(sequence, MojibakeRepair::anyByte).flatMap(MojibakeRepair::utf8)
                  : Optional.empty();
          return Matcher.quoteReplacement(proper.orElse(sequence));
        });
  }

  private static int anyByte(int character) {
    int value = Windows1252.encode((char) character);
    return value < 0 && character <= 0xFF ? character : value;
  }

  /** Whether one of the sequences between two places of a text is hardly ever typed on purpose. */
  private static boolean isMojibake(String text, int start, int end) {
    if (HEBREW_OR_ARABIC.matcher(text).region(start, end).find()) {
      return true;
    }
    int lead = start;
    while (lead < end) {
      int next = lead + sequenceLength(text.charAt(lead));
      if (isImprobable(text, lead, next)) {
        return true;
      }
      lead = next;
    }
    return false;
  }

  private static int sequenceLength(char lead) {
    if (lead < 0xE0) {
      return 2;
    }
    return lead < 0xF0 ? 3 : 4;
  }

  private static boolean isImprobable(String text, int start, int end) {
    char lead = text.charAt(start);
    boolean latin = lead == '\u00C2' || lead == '\u00C3';
    boolean face = (FACES + HEBREW_OR_ARABIC_LEADS).indexOf(lead) >= 0;
    boolean insideWord =
        end - start == 2 && end < text.length() && Character.isLetter(text.charAt(end));
    return text.substring(start + 1, end)
        .chars()
        .anyMatch(
            character -> {
              if (Character.isISOControl(character)) {
                return true;
              }
              if (character == '\u2019' || face) {
                return false;
              }
              if (latin) {
                return AFTER_CAPITALS.indexOf(character) < 0;
              }
              boolean punctuation = PUNCTUATION.indexOf(character) >= 0;
              boolean closing = punctuation && (!insideWord || character == '\u00A0');
              return !closing && LETTERS.indexOf(character) < 0;
            });
  }

  private static String restoreNoBreakSpaces(String bytes) {
    String words = GRAVE_WORD.matcher(bytes).replaceAll("\u00C3\u00A0 ");
    return ALTERED.matcher(words).replaceAll(found -> found.group().replace(' ', '\u00A0'));
  }

  /** The bytes of a text, each as the character of its number; empty if a character has no byte. */
  private static Optional<String> bytes(String text, IntUnaryOperator encoding) {
    StringBuilder bytes = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int value = encoding.applyAsInt(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      bytes.append((char) value);
    }
    return Optional.of(bytes.toString());
  }

  private static Optional<String> utf8(String bytes) {
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(encoded).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
