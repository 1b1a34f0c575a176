package io.github.adaclip.cli;

/** A word of a command line that users may copy. */
final class ShellWord {
  private static final String PLAIN = "[\\p{L}\\p{N}._/:=+-]+";

  private ShellWord() {}

  /** The text, in double quotes if a shell would take it apart. */
  static String of(String text) {
    return text.matches(PLAIN) ? text : '"' + text + '"';
  }
}
