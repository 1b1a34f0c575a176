package io.github.adaclip.image;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a file that is no picture looks like, for the message that refuses it.
 *
 * @param description "looks like a PDF document"
 * @param fix what the user can do about it
 */
record ForeignContent(String description, String fix) {
  private static final int HEAD_BYTES = 1024;
  private static final int SHOWN_BYTES = 8;
  private static final String CONVERT = "convert it to PNG or JPEG";
  private static final String WRONG_FILE = "give a picture file (" + PictureFormat.ALL + ")";

  static ForeignContent of(PictureBytes file) {
    byte[] bytes = file.head(HEAD_BYTES);
    String head = new String(bytes, StandardCharsets.ISO_8859_1);
    ForeignContent known = knownBinary(head);
    if (known != null) {
      return known;
    }
    if (head.chars().allMatch(ForeignContent::isTextByte)) {
      return text(head.strip().toLowerCase(Locale.ROOT));
    }
    String shown =
        HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
    return new ForeignContent("no known picture format, first bytes " + shown, CONVERT);
  }

  private static ForeignContent knownBinary(String head) {
    if (head.startsWith("%PDF")) {
      return new ForeignContent("looks like a PDF document", "export the page as PNG or JPEG");
    }
    if (head.startsWith("PK\u0003\u0004")) {
      return new ForeignContent(
          "looks like a ZIP archive or office document", "unpack the pictures first");
    }
    if (head.startsWith("\u001f\u008b")) {
      return new ForeignContent("looks like a gzip archive", "unpack the picture first");
    }
    if (head.startsWith("ftyp", 4)) {
      return new ForeignContent("looks like HEIC, AVIF or a video", CONVERT);
    }
    if (head.startsWith("DICM", 128)) {
      return new ForeignContent("looks like a DICOM file", CONVERT);
    }
    if (head.startsWith("8BPS")) {
      return new ForeignContent("looks like a Photoshop file", CONVERT);
    }
    if (head.startsWith("jP  ", 4) || head.startsWith("\u00ffO\u00ffQ")) {
      return new ForeignContent("looks like JPEG 2000", CONVERT);
    }
    if (head.startsWith("\u00ff\n") || head.startsWith("JXL ", 4)) {
      return new ForeignContent("looks like JPEG XL", CONVERT);
    }
    if (head.chars().allMatch(value -> value == 0)) {
      return new ForeignContent("nothing but zero bytes", "copy or export the file again");
    }
    return null;
  }

  private static ForeignContent text(String head) {
    if (head.contains("<svg")) {
      return new ForeignContent("looks like an SVG drawing", "export it as PNG");
    }
    if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
      return new ForeignContent(
          "looks like an HTML page", "download the picture itself, not the page around it");
    }
    if (head.startsWith("version https://git-lfs")) {
      return new ForeignContent("a Git LFS pointer, not the file itself", "run git lfs pull");
    }
    return new ForeignContent("looks like text", WRONG_FILE);
  }

  private static boolean isTextByte(int value) {
    return value >= ' ' && value != 0x7F || value == '\n' || value == '\r' || value == '\t';
  }
}
