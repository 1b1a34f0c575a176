package io.github.adaclip.text;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sentences of a class as token rows, ready for the text tower. Equal by content, so that
 * results of a class can be kept.
 */
public final class ClassSentences {
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
   * Makes the sentences of a class.
   *
   * @param className what the picture shows
   * @param templates states and templates
   * @param tokenizer makes ids
   * @param contextLength length of a row
   * @throws AdaClipException INVALID_TEXT if the class name is empty or a sentence does not fit
   */
  public static ClassSentences of(
      String className, SentenceTemplates templates, Tokenizer tokenizer, int contextLength) {
    int[][] normal = rows(className, templates.normal(className), tokenizer, contextLength);
    int[][] abnormal = rows(className, templates.abnormal(className), tokenizer, contextLength);
    return new ClassSentences(className, normal, abnormal, hint(className, tokenizer));
  }

  private static int[][] rows(
      String className, List<String> sentences, Tokenizer tokenizer, int contextLength) {
    int[][] rows = new int[sentences.size()][];
    for (int index = 0; index < rows.length; index++) {
      try {
        rows[index] = tokenizer.encodePadded(sentences.get(index), contextLength);
      } catch (AdaClipException e) {
        throw AdaClipException.of(
                FailureCode.INVALID_TEXT, "the class name is too long for the model")
            .with("class name", shortened(className))
            .expected("sentences of at most " + (contextLength - 2) + " tokens")
            .found(tokenizer.encode(sentences.get(index)).length + " tokens")
            .fix("use a shorter class name or, with --sentences, shorter templates")
            .cause(e)
            .build();
      }
    }
    return rows;
  }

  private static String shortened(String text) {
    int shown = 60;
    return text.length() <= shown ? text : text.substring(0, shown) + "…";
  }

  /**
   * A name outside ASCII that takes as many tokens as it has letters, or more, falls apart into
   * bytes or single letters: the text tower has hardly ever seen it as a word.
   */
  private static Optional<String> hint(String className, Tokenizer tokenizer) {
    long letters = className.codePoints().filter(Character::isLetterOrDigit).count();
    boolean ascii = className.codePoints().allMatch(codePoint -> codePoint < 0x80);
    int tokens = tokenizer.encode(className).length;
    if (ascii || letters < 2 || tokens < letters) {
      return Optional.empty();
    }
    return Optional.of(
        "the class name \""
            + className
            + "\" takes "
            + tokens
            + " tokens for "
            + letters
            + " letters: CLIP's vocabulary hardly knows its script; an English name may give better results");
  }

  /** The class name as given. */
  public String className() {
    return className;
  }

  /** Token rows of the normal side; a copy. */
  public int[][] normal() {
    return copy(normal);
  }

  /** Token rows of the abnormal side; a copy. */
  public int[][] abnormal() {
    return copy(abnormal);
  }

  /** A remark if the vocabulary hardly knows the class name's script. */
  public Optional<String> hint() {
    return hint;
  }

  private static int[][] copy(int[][] rows) {
    return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassSentences that
        && Arrays.deepEquals(normal, that.normal)
        && Arrays.deepEquals(abnormal, that.abnormal);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(normal) + Arrays.deepHashCode(abnormal);
  }
}
