package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Locale;
import java.util.Optional;

/** The kinds of picture file that are read, told by their first bytes. */
enum PictureFormat {
  PNG,
  JPEG,
  BMP,
  GIF,
  TIFF,
  WEBP;

  /** For messages. */
  static final String ALL = "PNG, JPEG, BMP, GIF, TIFF or WebP";

  /**
   * The format of a file.
   *
   * @param name what messages call the picture
   * @throws AdaClipException UNREADABLE_IMAGE if it is none of these
   */
  static PictureFormat require(PictureBytes file, String name) {
    if (file.length() == 0) {
      throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the picture file is empty")
          .file(name)
          .found("0 bytes")
          .fix("copy or export the file again")
          .build();
    }
    return of(file)
        .orElseThrow(
            () -> {
              ForeignContent content = ForeignContent.of(file);
              return AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the file is not a picture")
                  .file(name)
                  .expected(ALL)
                  .found(content.description())
                  .fix(content.fix())
                  .build();
            });
  }

  static Optional<PictureFormat> of(PictureBytes file) {
    if (file.has(0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (file.has(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (file.has(0, "II*\0")
        || file.has(0, "MM\0*")
        || file.has(0, "II+\0")
        || file.has(0, "MM\0+")) {
      return Optional.of(TIFF);
    }
    if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (file.has(0, "BM") && file.length() > 18 && headerSizeIsBmp(file)) {
      return Optional.of(BMP);
    }
    return Optional.empty();
  }

  /** "BM" alone could begin a text; the size of the second header is one of few numbers. */
  private static boolean headerSizeIsBmp(PictureBytes file) {
    byte[] bytes = file.head(18);
    return (bytes[14] & 0xFF) >= 12 && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0;
  }

  /** The name ImageIO knows it by. */
  String imageIoName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
