package io.github.adaclip.report;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The files written for one picture, as they are named in its JSON.
 *
 * @param overlay the overlay, if written: a path, or the content as base64 where it is sent inline
 * @param map the float map, likewise
 * @param mask the mask, likewise
 */
public record OutputFiles(Optional<String> overlay, Optional<String> map, Optional<String> mask) {

  /** No files. */
  public static OutputFiles none() {
    return new OutputFiles(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with an overlay. */
  public OutputFiles withOverlay(Path path) {
    return new OutputFiles(Optional.of(path.toString()), map, mask);
  }

  /** The same with the content of an overlay. */
  public OutputFiles withOverlay(byte[] content) {
    return new OutputFiles(Optional.of(base64(content)), map, mask);
  }

  /** The same with a map. */
  public OutputFiles withMap(Path path) {
    return new OutputFiles(overlay, Optional.of(path.toString()), mask);
  }

  /** The same with the content of a map. */
  public OutputFiles withMap(byte[] content) {
    return new OutputFiles(overlay, Optional.of(base64(content)), mask);
  }

  /** The same with a mask. */
  public OutputFiles withMask(Path path) {
    return new OutputFiles(overlay, map, Optional.of(path.toString()));
  }

  /** The same with the content of a mask. */
  public OutputFiles withMask(byte[] content) {
    return new OutputFiles(overlay, map, Optional.of(base64(content)));
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }
}
