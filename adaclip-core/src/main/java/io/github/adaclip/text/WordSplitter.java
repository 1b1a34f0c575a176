package io.github.adaclip.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cleaned text into the words that are merged one by one. At each place the first of these that
 * fits: a special word; an English ending such as {@code 's}; a run of letters; one digit; a run of
 * anything but letters, digits and spaces.
 *
 * <p>The same words as Python's {@code regex.findall} with {@code IGNORECASE} on {@code
 * <\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+}.
 * Source: OpenAI's CLIP, {@code simple_tokenizer.py}.
 */
final class WordSplitter {
  private static final String[] FIXED_WORDS = {
    "<|startoftext|>", "<|endoftext|>", "'s", "'t", "'re", "'ve", "'m", "'ll", "'d"
  };

  /**
   * Python's {@code regex} drops this one character: without case it equals the letter iota, so it
   * is none of "anything but letters", and as a combining mark it is no letter either.
   */
  private static final int COMBINING_YPOGEGRAMMENI = 0x345;

  private enum Kind {
    LETTER,
    NUMBER,
    OTHER,
    SKIPPED
  }

  private WordSplitter() {}

  /** The words in their order. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      Kind kind = kind(text.codePointAt(start));
      int end = fixedWordEnd(text, start);
      if (end == start) {
        end = runEnd(text, start, kind);
      }
      if (kind != Kind.SKIPPED) {
        words.add(text.substring(start, end));
      }
      start = end;
    }
    return words;
  }

  private static int fixedWordEnd(String text, int start) {
    for (String word : FIXED_WORDS) {
      // Case matters to one letter that is lower case already: the long s counts as an s.
      if (text.regionMatches(true, start, word, 0, word.length())) {
        return start + word.length();
      }
    }
    return start;
  }

  private static int runEnd(String text, int start, Kind kind) {
    int end = start + Character.charCount(text.codePointAt(start));
    if (kind == Kind.NUMBER) {
      return end;
    }
    while (end < text.length() && kind(text.codePointAt(end)) == kind) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static Kind kind(int character) {
    if (character == ' ' || character == COMBINING_YPOGEGRAMMENI) {
      return Kind.SKIPPED;
    }
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          Kind.LETTER;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          Kind.NUMBER;
      default -> Kind.OTHER;
    };
  }
}
