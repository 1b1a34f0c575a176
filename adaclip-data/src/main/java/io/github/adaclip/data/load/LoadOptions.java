package io.github.adaclip.data.load;

import io.github.adaclip.image.DecodeOptions;

/**
 * How pictures are loaded.
 *
 * @param side S, pixels of the prepared square
 * @param threads background threads
 * @param lookAhead the most pictures that are being made or wait at a time; with the side this
 *     bounds the memory, 13 bytes per pixel of the square for each that waits
 * @param decode limits of decoding
 */
public record LoadOptions(int side, int threads, int lookAhead, DecodeOptions decode) {
  private static final int DEFAULT_THREADS = 2;
  private static final int DEFAULT_LOOK_AHEAD = 8;

  /** Checks the ranges. */
  public LoadOptions {
    if (side < 1 || threads < 1 || lookAhead < 1) {
      throw new IllegalArgumentException(
          "side " + side + ", threads " + threads + ", look-ahead " + lookAhead);
    }
  }

  /** Two threads, eight pictures ahead. */
  public static LoadOptions ofSide(int side) {
    return new LoadOptions(side, DEFAULT_THREADS, DEFAULT_LOOK_AHEAD, DecodeOptions.defaults());
  }

  /** The same with other threads. */
  public LoadOptions withThreads(int number) {
    return new LoadOptions(side, number, lookAhead, decode);
  }

  /** The same with another look-ahead. */
  public LoadOptions withLookAhead(int pictures) {
    return new LoadOptions(side, threads, pictures, decode);
  }

  /** The same with other limits of decoding. */
  public LoadOptions withDecode(DecodeOptions options) {
    return new LoadOptions(side, threads, lookAhead, options);
  }
}
