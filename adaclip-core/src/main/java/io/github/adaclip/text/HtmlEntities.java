package io.github.adaclip.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with its HTML character references resolved, in two ways: as browsers do ({@link
 * #unescape}), and only where nothing else can be meant ({@link #unescapeClear}).
 *
 * <p>Same results as Python 3.11's {@code html.unescape} and as {@code unescape_html} of ftfy
 * 6.3.1.
 */
final class HtmlEntities {
  private static final String RESOURCE = "html-entities.tsv";

  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)");

  private static final Pattern CLEAR_REFERENCE = Pattern.compile("&#?[0-9A-Za-z]{1,24};");

  private static final String REPLACEMENT = "\uFFFD";

  private HtmlEntities() {}

  /**
   * The names with their semicolons (some also without) and what they stand for; read when first
   * needed.
   */
  private static final class Table {
    private static final Map<String, String> CHARACTERS = read();

    private static Map<String, String> read() {
      Map<String, String> characters = new HashMap<>();
      try (InputStream stream = HtmlEntities.class.getResourceAsStream(RESOURCE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        lines.readLine(); // a comment saying where the table comes from
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] columns = line.split("\t");
          StringBuilder value = new StringBuilder();
          for (String codePoint : columns[1].split(" ")) {
            value.appendCodePoint(Integer.parseInt(codePoint, 16));
          }
          characters.put(columns[0], value.toString());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return characters;
    }
  }

  /**
   * Resolves names with and without semicolon and numbers, once; {@code &amp;lt;} becomes {@code
   * &lt;}.
   */
  static String unescape(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return REFERENCE.matcher(text).replaceAll(found -> literal(resolve(found.group(1))));
  }

  /**
   * Resolves names and numbers that end with a semicolon, and names of lower-case letters also when
   * written in capitals ({@code &EACUTE;} is É).
   */
  static String unescapeClear(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return CLEAR_REFERENCE.matcher(text).replaceAll(found -> literal(resolveClear(found.group())));
  }

  private static String literal(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static String resolve(String reference) {
    return reference.startsWith("#") ? number(reference.substring(1)) : name(reference);
  }

  private static String name(String name) {
    String characters = Table.CHARACTERS.get(name);
    if (characters != null) {
      return characters;
    }
    for (int length = name.length() - 1; length > 1; length--) {
      characters = Table.CHARACTERS.get(name.substring(0, length));
      if (characters != null) {
        return characters + name.substring(length);
      }
    }
    return "&" + name;
  }

  private static String number(String number) {
    String digits = number.endsWith(";") ? number.substring(0, number.length() - 1) : number;
    boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
    int value = hexadecimal ? value(digits.substring(1), 16) : value(digits, 10);
    if (value == 0 || value > Character.MAX_CODE_POINT || isSurrogate(value)) {
      return REPLACEMENT;
    }
    if (Windows1252.isSpecial(value)) {
      return String.valueOf(Windows1252.decode(value));
    }
    return isInvalid(value) ? "" : Character.toString(value);
  }

  /** The number, or one beyond all characters if it is too large. */
  private static int value(String digits, int radix) {
    int value = 0;
    for (int i = 0; i < digits.length() && value <= Character.MAX_CODE_POINT; i++) {
      value = value * radix + Character.digit(digits.charAt(i), radix);
    }
    return value;
  }

  private static boolean isSurrogate(int value) {
    return value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
  }

  private static boolean isInvalid(int value) {
    boolean control =
        value < ' ' && value != '\t' && value != '\n' && value != '\f' && value != '\r';
    boolean noCharacter = value >= 0xFDD0 && value <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
    return control || value == 0x7F || noCharacter;
  }

  private static String resolveClear(String reference) {
    String characters = Table.CHARACTERS.get(reference.substring(1));
    if (characters != null) {
      return characters;
    }
    if (reference.startsWith("&#")) {
      String resolved = unescape(reference);
      return resolved.contains(";") ? reference : resolved;
    }
    String lower = reference.toLowerCase(Locale.ROOT);
    boolean capitals = lower.toUpperCase(Locale.ROOT).equals(reference);
    if (capitals && unescape(reference).equals(reference)) {
      return Table.CHARACTERS.getOrDefault(lower.substring(1), reference).toUpperCase(Locale.ROOT);
    }
    return reference;
  }
}
