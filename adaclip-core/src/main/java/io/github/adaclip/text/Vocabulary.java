package io.github.adaclip.text;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * CLIP's merge table: which id a byte has, and which id two neighbouring ids merge into.
 *
 * <p>Ids 0 to 255 are the bytes, 256 to 511 the bytes at the end of a word, 512 to 49405 the merges
 * in the order in which they were learned, so that of two possible merges the one with the smaller
 * id goes first. The file writes a byte as a visible character: bytes 33–126, 161–172 and 174–255
 * as the character of that number (and in this order they are the first ids), the others, in rising
 * order, as characters 256, 257, ….
 *
 * <p>Source: OpenAI's CLIP, file {@code bpe_simple_vocab_16e6.txt.gz} (MIT).
 */
final class Vocabulary {
  /** What {@link #merged} answers where there is no merge; larger than every id. */
  static final int NO_MERGE = Integer.MAX_VALUE;

  private static final String RESOURCE = "bpe_simple_vocab_16e6.txt.gz";
  private static final String SHA_256 =
      "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a";
  private static final int BYTES = 256;
  private static final int MERGES = 48_894;
  private static final String END_OF_WORD = "</w>";

  private final int[] idOfByte = new int[BYTES];
  private final int[] byteOfLetter = new int[2 * BYTES];
  private final String[] symbols = new String[2 * BYTES + MERGES];
  private final PairTable merges = new PairTable();

  private Vocabulary() {
    int id = 0;
    for (int value = 0; value < BYTES; value++) {
      if (isVisible(value)) {
        addByte(id++, value, (char) value);
      }
    }
    int letter = BYTES;
    for (int value = 0; value < BYTES; value++) {
      if (!isVisible(value)) {
        addByte(id++, value, (char) letter++);
      }
    }
  }

  private static boolean isVisible(int value) {
    return value >= 33 && value <= 126 || value >= 161 && value <= 172 || value >= 174;
  }

  private void addByte(int id, int value, char letter) {
    idOfByte[value] = id;
    byteOfLetter[letter] = value;
    symbols[id] = String.valueOf(letter);
    symbols[id + BYTES] = letter + END_OF_WORD;
  }

  /**
   * The vocabulary in the jar.
   *
   * @throws AdaClipException INTERNAL_ERROR if the resource is missing or altered
   */
  static Vocabulary load() {
    return read(resource());
  }

  /** The vocabulary of a file's bytes; see {@link #load}. */
  static Vocabulary read(byte[] file) {
    String found = sha256(file);
    if (!found.equals(SHA_256)) {
      throw AdaClipException.of(FailureCode.INTERNAL_ERROR, "the vocabulary in the jar is damaged")
          .file(RESOURCE)
          .expected("sha256 " + SHA_256)
          .found("sha256 " + found)
          .fix("install the software again")
          .build();
    }
    Vocabulary vocabulary = new Vocabulary();
    vocabulary.readMerges(file);
    return vocabulary;
  }

  private static byte[] resource() {
    try (InputStream stream = Vocabulary.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IOException("no resource " + RESOURCE + " beside " + Vocabulary.class.getName());
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void readMerges(byte[] file) {
    Map<String, Integer> idOfSymbol = new HashMap<>(2 * symbols.length);
    for (int id = 0; id < 2 * BYTES; id++) {
      idOfSymbol.put(symbols[id], id);
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine(); // a comment with the version
      for (int id = 2 * BYTES; id < symbols.length; id++) {
        String line = lines.readLine();
        int space = line.indexOf(' ');
        String first = line.substring(0, space);
        String second = line.substring(space + 1);
        merges.put(idOfSymbol.get(first), idOfSymbol.get(second), id);
        symbols[id] = first + second;
        idOfSymbol.put(symbols[id], id);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static AdaClipException unreadable(IOException cause) {
    return AdaClipException.of(FailureCode.INTERNAL_ERROR, "the vocabulary cannot be read")
        .file(RESOURCE)
        .fix("install the software again")
        .cause(cause)
        .build();
  }

  /** The ids of a word's bytes, the last one marked as the end of the word; empty for no bytes. */
  int[] bytes(byte[] word) {
    int[] ids = new int[word.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = idOfByte[Byte.toUnsignedInt(word[i])];
    }
    if (ids.length > 0) {
      ids[ids.length - 1] += BYTES;
    }
    return ids;
  }

  /** The id two neighbours merge into, or {@link #NO_MERGE}. */
  int merged(int first, int second) {
    return merges.get(first, second);
  }

  /** Number of ids, without those of start and end of text. */
  int size() {
    return symbols.length;
  }

  /** The bytes that an id stands for; the end of a word is a space. */
  byte[] spelled(int id) {
    String symbol = symbols[id];
    boolean endsWord = symbol.endsWith(END_OF_WORD) && !symbol.equals(END_OF_WORD);
    int letters = symbol.length() - (endsWord ? END_OF_WORD.length() : 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < letters; i++) {
      bytes.write(byteOfLetter[symbol.charAt(i)]);
    }
    if (endsWord) {
      bytes.write(' ');
    }
    return bytes.toByteArray();
  }

  /**
   * Pairs of ids and what they merge into, by open addressing: a map of boxed numbers is slower to
   * fill and to ask.
   */
  private static final class PairTable {
    private static final int INDEX_BITS = 17; // 131,072 places for 48,894 pairs
    private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;
    private static final long EMPTY = -1;

    private final long[] pairs = new long[1 << INDEX_BITS];
    private final int[] merged = new int[1 << INDEX_BITS];

    PairTable() {
      Arrays.fill(pairs, EMPTY);
      Arrays.fill(merged, NO_MERGE);
    }

    void put(int first, int second, int id) {
      int place = place(pair(first, second));
      pairs[place] = pair(first, second);
      merged[place] = id;
    }

    int get(int first, int second) {
      return merged[place(pair(first, second))];
    }

    private static long pair(int first, int second) {
      return (long) first << Integer.SIZE | second;
    }

    /** Where the pair is, or the free place where it belongs. */
    private int place(long pair) {
      int place = (int) (pair * GOLDEN_RATIO >>> Long.SIZE - INDEX_BITS);
      while (pairs[place] != EMPTY && pairs[place] != pair) {
        place = place + 1 & pairs.length - 1;
      }
      return place;
    }
  }
}
