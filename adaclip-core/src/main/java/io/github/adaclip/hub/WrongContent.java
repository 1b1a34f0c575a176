package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognises answers that come with status 200 and are not the file: web pages and Git LFS
 * pointers.
 */
final class WrongContent {
  /** So many bytes from the start are enough to tell. */
  static final int SNIFF_BYTES = 512;

  private WrongContent() {}

  /**
   * The refusal, if the answer is not a weight file.
   *
   * @param address where it came from
   * @param contentType the server's word for it
   * @param start the first bytes, or fewer if the answer is shorter
   */
  static Optional<AdaClipException> recognise(
      URI address, Optional<String> contentType, byte[] start) {
    String type = contentType.orElse("").strip().toLowerCase(Locale.ROOT);
    String text = new String(start, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    String trimmed = text.replaceFirst("^(?:\u00ef\u00bb\u00bf)?\\s*", "");
    if (type.startsWith("text/html")
        || type.startsWith("application/xhtml")
        || trimmed.startsWith("<!doctype html")
        || trimmed.startsWith("<html")
        || trimmed.startsWith("<head")) {
      return Optional.of(
          AdaClipException.of(
                  FailureCode.DOWNLOAD_FAILED,
                  "the server sent a web page, not a file;"
                      + " a drive's confirmation page or a login page looks like this")
              .with("url", WebAddress.shown(address))
              .expected("a weight file")
              .found(type.isEmpty() ? "HTML" : type)
              .fix("open the address in a browser, download the file there, and give its path")
              .build());
    }
    if (trimmed.startsWith("version https://git-lfs.github.com/spec/")) {
      return Optional.of(
          AdaClipException.of(
                  FailureCode.DOWNLOAD_FAILED,
                  "the server sent a Git LFS pointer, not the file it stands for")
              .with("url", WebAddress.shown(address))
              .expected("a weight file")
              .found("a text of Git LFS")
              .fix("use the address behind the page's download button, or hf:OWNER/REPO/FILE")
              .build());
    }
    return Optional.empty();
  }
}
