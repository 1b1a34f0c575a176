package io.github.adaclip.server.http;

/**
 * A picture that was sent.
 *
 * @param name for results and messages only: the last part of the sent file's name, or {@code
 *     image}
 * @param bytes of the picture file; not copied, not to be changed
 */
record Upload(String name, byte[] bytes) {
  private static final String UNNAMED = "image";
  private static final int LONGEST_NAME = 255;

  /** An upload whose name is made harmless. */
  static Upload named(String sentName, byte[] bytes) {
    if (sentName == null) {
      return new Upload(UNNAMED, bytes);
    }
    String last =
        sentName.substring(Math.max(sentName.lastIndexOf('/'), sentName.lastIndexOf('\\')) + 1);
    String visible = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    String cut = visible.length() > LONGEST_NAME ? visible.substring(0, LONGEST_NAME) : visible;
    return new Upload(cut.isEmpty() ? UNNAMED : cut, bytes);
  }
}
