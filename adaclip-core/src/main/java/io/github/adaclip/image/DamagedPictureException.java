package io.github.adaclip.image;

import java.io.IOException;

/**
 * A picture file that is cut off or inconsistent; {@link ImageDecoder} tells it to the user with
 * the file's name.
 */
final class DamagedPictureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String summary;

  DamagedPictureException(String summary, String found) {
    super(found);
    this.summary = summary;
  }

  static DamagedPictureException truncated(String found) {
    return new DamagedPictureException("the picture is truncated", found);
  }

  static DamagedPictureException damaged(String found) {
    return new DamagedPictureException("the picture is damaged", found);
  }

  /** What is wrong, one clause; {@link #getMessage()} says what was found. */
  String summary() {
    return summary;
  }
}
