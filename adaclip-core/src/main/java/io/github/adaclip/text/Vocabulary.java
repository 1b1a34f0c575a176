package io.github.adaclip.text;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * CLIP's byte-pair vocabulary: 256 bytes, the same at a word's end, 48,894 merges, and two special
 * tokens.
 *
 * <p>Source: CLIP (Radford et al. 2021), {@code simple_tokenizer}.
 */
final class Vocabulary {
  /** Marks the last symbol of a word. */
  static final String WORD_END = "</w>";

  private static final String RESOURCE = "bpe_simple_vocab_16e6.txt.gz";
  private static final String SHA256 =
      "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a";
  private static final int MERGES = 49152 - 256 - 2;
  private static final int BYTES = 256;

  private final String[] byteSymbols = new String[BYTES];
  private final List<String> symbols = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, Integer> mergeRanks = new HashMap<>();

  private Vocabulary(List<String> merges) {
    addBytes();
    for (String merge : merges) {
      mergeRanks.put(merge, mergeRanks.size());
      symbols.add(merge.replace(" ", ""));
    }
    symbols.add("<|startoftext|>");
    symbols.add("<|endoftext|>");
    for (String symbol : symbols) {
      ids.put(symbol, ids.size());
    }
  }

  /** Reads the vocabulary that comes with the software. */
  static Vocabulary load() {
    try (InputStream stream = Vocabulary.class.getResourceAsStream(RESOURCE)) {
      byte[] packed = stream.readAllBytes();
      requireChecksum(packed);
      InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed));
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8))) {
        return new Vocabulary(lines.lines().skip(1).limit(MERGES).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The symbol that stands for a byte; printable, so that symbols can be written down. */
  String byteSymbol(byte value) {
    return byteSymbols[value & 0xFF];
  }

  /**
   * The rank of a merge of two neighbouring symbols; {@link Integer#MAX_VALUE} if they do not
   * merge.
   */
  int mergeRank(String left, String right) {
    return mergeRanks.getOrDefault(left + " " + right, Integer.MAX_VALUE);
  }

  /** The id of a symbol that is in the vocabulary. */
  int id(String symbol) {
    return ids.get(symbol);
  }

  /** The bytes come in the order of their symbols: those that are printable themselves first. */
  private void addBytes() {
    int substitute = BYTES;
    List<Integer> order = new ArrayList<>();
    for (int value = 0; value < BYTES; value++) {
      if (isPrintable(value)) {
        byteSymbols[value] = Character.toString(value);
        order.add(value);
      }
    }
    for (int value = 0; value < BYTES; value++) {
      if (!isPrintable(value)) {
        byteSymbols[value] = Character.toString(substitute++);
        order.add(value);
      }
    }
    order.forEach(value -> symbols.add(byteSymbols[value]));
    order.forEach(value -> symbols.add(byteSymbols[value] + WORD_END));
  }

  private static boolean isPrintable(int value) {
    return value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
  }

  private static void requireChecksum(byte[] packed) {
    try {
      String found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed));
      if (!found.equals(SHA256)) {
        throw new IllegalStateException(
            RESOURCE + " has SHA-256 " + found + ", expected " + SHA256);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
