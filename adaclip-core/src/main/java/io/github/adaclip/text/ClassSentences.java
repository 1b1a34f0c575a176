package io.github.adaclip.text;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sentences of one class as rows of token ids, ready for the text tower. Two of them are equal
 * if class name and rows are, so that text features can be kept in a map.
 */
public final class ClassSentences {
  private static final int START_AND_END = 2;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private final String className;
  private final int[][] normal;
  private final int[][] abnormal;
  private final Optional<String> hint;

  private ClassSentences(
      String className, int[][] normal, int[][] abnormal, Optional<String> hint) {
    this.className = className;
    this.normal = normal;
    this.abnormal = abnormal;
    this.hint = hint;
  }

  /**
   * Makes and encodes the sentences of a class.
   *
   * @param className what is to be seen, as the user wrote it
   * @param templates states and templates
   * @param tokenizer the tokenizer of the text tower
   * @param contextLength tokens in a row, start and end included; at least 3
   * @throws AdaClipException INVALID_TEXT if the class name has no visible character, or if a
   *     sentence does not fit into a row
   */
  public static ClassSentences of(
      String className, SentenceTemplates templates, Tokenizer tokenizer, int contextLength) {
    if (contextLength <= START_AND_END) {
      throw new IllegalArgumentException(
          "context length is " + contextLength + ", expected at least 3");
    }
    int[] nameIds = tokenizer.encode(SentenceTemplates.words(className));
    if (nameIds.length == 0) {
      throw SentenceTemplates.blank(className);
    }
    List<String> normal = templates.normal(className);
    List<String> abnormal = templates.abnormal(className);
    String longest =
        Stream.concat(normal.stream(), abnormal.stream())
            .max(Comparator.comparingInt(sentence -> tokenizer.encode(sentence).length))
            .orElseThrow();
    int tokens = tokenizer.encode(longest).length;
    if (tokens > contextLength - START_AND_END) {
      throw tooLong(className, nameIds.length, longest, tokens, contextLength - START_AND_END);
    }
    return new ClassSentences(
        className,
        rows(normal, tokenizer, contextLength),
        rows(abnormal, tokenizer, contextLength),
        hint(className, nameIds.length));
  }

  private static int[][] rows(List<String> sentences, Tokenizer tokenizer, int contextLength) {
    return sentences.stream()
        .map(sentence -> tokenizer.encodePadded(sentence, contextLength))
        .toArray(int[][]::new);
  }

  private static AdaClipException tooLong(
      String className, int nameTokens, String sentence, int tokens, int limit) {
    String shorten =
        nameTokens > tokens - limit
            ? "shorten the class name by at least " + (tokens - limit) + " tokens"
            : "use shorter states and templates";
    return AdaClipException.of(
            FailureCode.INVALID_TEXT, "the class name does not fit into the model's text context")
        .with("class name", Excerpt.of(className) + ", " + nameTokens + " tokens")
        .with("sentence", Excerpt.of(sentence))
        .expected("at most " + limit + " tokens in a sentence")
        .found(tokens + " tokens")
        .fix(shorten)
        .build();
  }

  /**
   * A common word is one or two tokens. A name with letters beyond ASCII that needs a token or more
   * for each character falls apart into letters or bytes, which CLIP has hardly seen as words.
   */
  private static Optional<String> hint(String className, int tokens) {
    long characters = className.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    boolean foreignLetters =
        className.codePoints().anyMatch(c -> c >= FIRST_BEYOND_ASCII && Character.isLetter(c));
    if (!foreignLetters || tokens < characters) {
      return Optional.empty();
    }
    return Optional.of(
        "the class name "
            + Excerpt.of(className)
            + " is made of "
            + tokens
            + " tokens for "
            + characters
            + " characters; CLIP hardly knows its words, try an English name");
  }

  /** The class name as the user wrote it. */
  public String className() {
    return className;
  }

  /**
   * One row of token ids for each sentence about a normal object: start, words, end, zeros. A copy.
   */
  public int[][] normal() {
    return copy(normal);
  }

  /** One row of token ids for each sentence about an anomalous object. A copy. */
  public int[][] abnormal() {
    return copy(abnormal);
  }

  /** How many sentences there are about a normal object. */
  public int normalCount() {
    return normal.length;
  }

  /** Advice for the user if CLIP's vocabulary hardly knows the script of the class name. */
  public Optional<String> hint() {
    return hint;
  }

  private static int[][] copy(int[][] rows) {
    return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassSentences that
        && className.equals(that.className)
        && Arrays.deepEquals(normal, that.normal)
        && Arrays.deepEquals(abnormal, that.abnormal);
  }

  @Override
  public int hashCode() {
    return 31 * className.hashCode()
        + Arrays.deepHashCode(abnormal)
        + 17 * Arrays.deepHashCode(normal);
  }

  @Override
  public String toString() {
    return Excerpt.of(className) + ": " + normal.length + " + " + abnormal.length + " sentences";
  }
}
