package io.github.adaclip.text;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Token ids of a text by CLIP's byte-pair encoding; thread-safe.
 *
 * <p>Source: CLIP (Radford et al. 2021), {@code simple_tokenizer}; byte pairs after Sennrich et al.
 * 2016. Text is first repaired and put in lower case. Letters and numbers are told by Java's
 * Unicode tables, which are older than Python's: characters that are younger than Java's tables may
 * be split otherwise.
 */
public final class Tokenizer {
  /** Id before a text. */
  public static final int START_OF_TEXT = 49406;

  /** Id behind a text, the largest of all. */
  public static final int END_OF_TEXT = 49407;

  /** Token positions of CLIP's text tower. */
  public static final int CONTEXT_LENGTH = 77;

  private static final String START = "<|startoftext|>";
  private static final String END = "<|endoftext|>";

  /**
   * U+0345 matches nothing: it is no letter but a case variant of one (iota), and the original
   * matches without regard to case.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}\u0345]+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final int MOST_KEPT_WORDS = 50_000;

  private final Vocabulary vocabulary;
  private final Map<String, int[]> kept = new ConcurrentHashMap<>();

  private Tokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  private static final class Holder {
    private static final Tokenizer CLIP = new Tokenizer(Vocabulary.load());
  }

  /** The tokenizer of OpenAI's CLIP; its vocabulary is read on the first call. */
  public static Tokenizer clip() {
    return Holder.CLIP;
  }

  /** Token ids of a text, without start and end. */
  public int[] encode(String text) {
    IntStream.Builder ids = IntStream.builder();
    Matcher words = WORD.matcher(TextRepair.clean(text));
    while (words.find()) {
      for (int id : word(words.group())) {
        ids.add(id);
      }
    }
    return ids.build().toArray();
  }

  /**
   * One row of the text tower's input: start, ids, end, zeros.
   *
   * @param contextLength length of the row, at least 2
   * @throws AdaClipException INVALID_TEXT if the text does not fit
   */
  public int[] encodePadded(String text, int contextLength) {
    int[] ids = encode(text);
    if (ids.length > contextLength - 2) {
      throw AdaClipException.of(FailureCode.INVALID_TEXT, "the sentence is too long for the model")
          .with("sentence", text)
          .expected("at most " + (contextLength - 2) + " tokens")
          .found(ids.length + " tokens")
          .fix("use a shorter class name or shorter templates")
          .build();
    }
    int[] row = new int[contextLength];
    row[0] = START_OF_TEXT;
    System.arraycopy(ids, 0, row, 1, ids.length);
    row[ids.length + 1] = END_OF_TEXT;
    return row;
  }

  private int[] word(String word) {
    if (word.equals(START)) {
      return new int[] {START_OF_TEXT};
    }
    if (word.equals(END)) {
      return new int[] {END_OF_TEXT};
    }
    if (kept.size() >= MOST_KEPT_WORDS) {
      kept.clear();
    }
    return kept.computeIfAbsent(word, this::mergeBytes);
  }

  /** Starts with the word's bytes and merges the pair of lowest rank until none is left. */
  private int[] mergeBytes(String word) {
    List<String> symbols = new ArrayList<>();
    for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
      symbols.add(vocabulary.byteSymbol(value));
    }
    int last = symbols.size() - 1;
    symbols.set(last, symbols.get(last) + Vocabulary.WORD_END);
    for (int best = bestPair(symbols); best >= 0; best = bestPair(symbols)) {
      symbols = mergeAll(symbols, symbols.get(best), symbols.get(best + 1));
    }
    return symbols.stream().mapToInt(vocabulary::id).toArray();
  }

  private int bestPair(List<String> symbols) {
    int best = -1;
    int lowest = Integer.MAX_VALUE;
    for (int at = 0; at + 1 < symbols.size(); at++) {
      int rank = vocabulary.mergeRank(symbols.get(at), symbols.get(at + 1));
      if (rank < lowest) {
        lowest = rank;
        best = at;
      }
    }
    return best;
  }

  private static List<String> mergeAll(List<String> symbols, String left, String right) {
    List<String> merged = new ArrayList<>(symbols.size());
    for (int at = 0; at < symbols.size(); at++) {
      boolean pair =
          at + 1 < symbols.size()
              && symbols.get(at).equals(left)
              && symbols.get(at + 1).equals(right);
      merged.add(pair ? left + right : symbols.get(at));
      at += pair ? 1 : 0;
    }
    return merged;
  }
}
