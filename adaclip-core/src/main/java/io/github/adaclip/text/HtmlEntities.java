package io.github.adaclip.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML character references become characters, as Python's {@code html.unescape} does it: HTML5's
 * rules, references without a semicolon and longest known prefixes included.
 */
final class HtmlEntities {
  private static final String RESOURCE = "html-entities.tsv";
  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\\t\\n\\f <&#;]{1,32};?)");
  private static final Pattern TERMINATED = Pattern.compile("&#?[0-9A-Za-z]{1,24};");
  private static final Map<String, String> NAMED = load();

  private static final int WINDOWS_FIRST = 0x80;
  private static final int WINDOWS_LAST = 0x9F;
  private static final String REPLACEMENT = "\uFFFD";

  private HtmlEntities() {}

  /** Replaces every reference, also sloppy ones: {@code &lt} and {@code &notit;} too. */
  static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : REFERENCE
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
  }

  /**
   * Replaces only references that end in a semicolon and are known, upper-case forms of Latin
   * letters included.
   */
  static String unescapeTerminated(String text) {
    return text.indexOf('&') < 0
        ? text
        : TERMINATED
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(terminated(match.group())));
  }

  private static String terminated(String reference) {
    String name = reference.substring(1);
    if (name.startsWith("#")) {
      String character = unescape(reference);
      return character.contains(";") ? reference : character;
    }
    return Optional.ofNullable(NAMED.get(name)).or(() -> upperCase(name)).orElse(reference);
  }

  /** {@code &EACUTE;} in a text that was put in upper case as a whole means É. */
  private static Optional<String> upperCase(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    if (!name.equals(name.toUpperCase(java.util.Locale.ROOT)) || !NAMED.containsKey(lower)) {
      return Optional.empty();
    }
    String upper = NAMED.get(lower).toUpperCase(java.util.Locale.ROOT);
    return upper.codePoints().anyMatch(Character::isUpperCase)
        ? Optional.of(upper)
        : Optional.empty();
  }

  private static String character(String reference) {
    if (reference.startsWith("#")) {
      return numeric(reference.substring(1).replace(";", ""));
    }
    if (NAMED.containsKey(reference)) {
      return NAMED.get(reference);
    }
    for (int length = reference.length() - 1; length > 1; length--) {
      String known = NAMED.get(reference.substring(0, length));
      if (known != null) {
        return known + reference.substring(length);
      }
    }
    return "&" + reference;
  }

  private static String numeric(String digits) {
    boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
    java.math.BigInteger number =
        hexadecimal
            ? new java.math.BigInteger(digits.substring(1), 16)
            : new java.math.BigInteger(digits);
    if (number.bitLength() > Integer.SIZE - 1 || number.intValue() > Character.MAX_CODE_POINT) {
      return REPLACEMENT;
    }
    int codePoint = number.intValue();
    if (codePoint >= WINDOWS_FIRST && codePoint <= WINDOWS_LAST) {
      return windows(codePoint);
    }
    if (codePoint == 0
        || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      return REPLACEMENT;
    }
    return isInvalid(codePoint) ? "" : Character.toString(codePoint);
  }

  /**
   * HTML reads these numbers as windows-1252; the five that it leaves open stay control characters.
   */
  private static String windows(int codePoint) {
    String character = new String(new byte[] {(byte) codePoint}, Charset.forName("windows-1252"));
    return character.equals(REPLACEMENT) ? Character.toString(codePoint) : character;
  }

  private static boolean isInvalid(int codePoint) {
    boolean control =
        codePoint < ' '
            && codePoint != '\t'
            && codePoint != '\n'
            && codePoint != '\f'
            && codePoint != '\r';
    boolean noncharacter =
        codePoint >= 0xFDD0 && codePoint <= 0xFDEF || (codePoint & 0xFFFE) == 0xFFFE;
    return control || codePoint == 0x7F || noncharacter;
  }

  private static Map<String, String> load() {
    try (InputStream stream = HtmlEntities.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      Map<String, String> named = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        named.put(line.substring(0, tab), decode(line.substring(tab + 1)));
      }
      return named;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(String escaped) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < escaped.length(); at += 6) {
      text.append((char) Integer.parseInt(escaped.substring(at + 2, at + 6), 16));
    }
    return text.toString();
  }
}
