package io.github.adaclip.text;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Text into token ids by CLIP's byte-pair encoding.
 *
 * <p>The text is repaired as the Python library ftfy does, HTML character references are resolved,
 * white space is collapsed, letters become lower case; the result is split into words, and the
 * bytes of each word are merged, the merge learned first going first. The ids equal those of
 * OpenAI's tokenizer but for these cases:
 *
 * <ul>
 *   <li>Characters younger than the running Java's Unicode version (13 in Java 17) count as neither
 *       letters nor digits and have no lower case.
 *   <li>Mojibake is repaired where UTF-8 was read as Latin-1 or windows-1252, and by a rule of its
 *       own for what is mojibake; ftfy also undoes eight other encodings and lost bytes. See {@link
 *       MojibakeRepair}.
 * </ul>
 *
 * <p>Source: OpenAI's CLIP, {@code simple_tokenizer.py}. Thread-safe.
 */
public final class Tokenizer {
  /** The id that opens every padded row. */
  public static final int START_OF_TEXT = 49_406;

  /** The id behind the last word; the largest id there is. */
  public static final int END_OF_TEXT = 49_407;

  /** Length of a padded row in all published CLIP models. */
  public static final int CONTEXT_LENGTH = 77;

  private static final Map<String, Integer> SPECIAL_WORDS =
      Map.of("<|startoftext|>", START_OF_TEXT, "<|endoftext|>", END_OF_TEXT);

  /** Bounds of the cache, so that a server fed with ever new words keeps its memory. */
  private static final int CACHED_WORDS = 10_000;

  private static final int CACHED_WORD_LENGTH = 40;

  private final Vocabulary vocabulary;
  private final Map<String, int[]> idsOfWord = new ConcurrentHashMap<>();

  private Tokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The tokenizer of all of OpenAI's CLIP models; the vocabulary is loaded by the first call. */
  public static Tokenizer clip() {
    return Clip.TOKENIZER;
  }

  private static final class Clip {
    private static final Tokenizer TOKENIZER = new Tokenizer(Vocabulary.load());
  }

  /** The ids of a text, without start and end; empty for a text without visible characters. */
  public int[] encode(String text) {
    return WordSplitter.split(TextCleaner.clean(text)).stream()
        .map(this::encodeWord)
        .flatMapToInt(IntStream::of)
        .toArray();
  }

  /**
   * A row for the text tower: start, the ids of the text, end, zeros.
   *
   * @param contextLength length of the row, at least 2
   * @throws AdaClipException INVALID_TEXT if the text has more than {@code contextLength - 2}
   *     tokens
   */
  public int[] encodePadded(String text, int contextLength) {
    if (contextLength < 2) {
      throw new IllegalArgumentException(
          "context length is " + contextLength + ", expected at least 2");
    }
    int[] ids = encode(text);
    if (ids.length > contextLength - 2) {
      throw AdaClipException.of(FailureCode.INVALID_TEXT, "the text is too long for the model")
          .with("text", Excerpt.of(text))
          .expected("at most " + (contextLength - 2) + " tokens")
          .found(ids.length + " tokens")
          .fix("use a shorter text")
          .build();
    }
    int[] row = new int[contextLength];
    row[0] = START_OF_TEXT;
    System.arraycopy(ids, 0, row, 1, ids.length);
    row[ids.length + 1] = END_OF_TEXT;
    return row;
  }

  /**
   * The cleaned text that ids stand for, words parted by single spaces; start and end of text
   * vanish. Bytes that are no UTF-8 become U+FFFD.
   *
   * @throws IllegalArgumentException for a number that is no id
   */
  public String decode(int... ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id < 0 || id > END_OF_TEXT) {
        throw new IllegalArgumentException("token id " + id + " is not within 0 to " + END_OF_TEXT);
      }
      if (id < vocabulary.size()) {
        bytes.writeBytes(vocabulary.spelled(id));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private int[] encodeWord(String word) {
    int[] ids = idsOfWord.get(word);
    if (ids == null) {
      Integer special = SPECIAL_WORDS.get(word);
      ids = special == null ? merge(word.getBytes(StandardCharsets.UTF_8)) : new int[] {special};
      if (word.length() <= CACHED_WORD_LENGTH && idsOfWord.size() < CACHED_WORDS) {
        idsOfWord.put(word, ids);
      }
    }
    return ids;
  }

  private int[] merge(byte[] word) {
    int[] ids = vocabulary.bytes(word);
    int count = ids.length;
    while (count > 1) {
      int best = Vocabulary.NO_MERGE;
      for (int i = 1; i < count; i++) {
        best = Math.min(best, vocabulary.merged(ids[i - 1], ids[i]));
      }
      if (best == Vocabulary.NO_MERGE) {
        break;
      }
      count = replacePairs(ids, count, best);
    }
    return Arrays.copyOf(ids, count);
  }

  /**
   * Puts {@code merged} for every pair that merges into it, from the left; answers the new count.
   */
  private int replacePairs(int[] ids, int count, int merged) {
    int written = 0;
    for (int read = 0; read < count; read++) {
      boolean pair = read + 1 < count && vocabulary.merged(ids[read], ids[read + 1]) == merged;
      ids[written++] = pair ? merged : ids[read];
      if (pair) {
        read++;
      }
    }
    return written;
  }
}
