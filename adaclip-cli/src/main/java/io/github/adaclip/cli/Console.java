package io.github.adaclip.cli;

import java.io.PrintWriter;

/**
 * Where a command writes: results to standard output, notes and progress to standard error. Safe to
 * use from several threads; lines never mix with a progress bar.
 */
final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final int columns;
  private int shownColumns;

  Console(PrintWriter out, PrintWriter err, boolean quiet) {
    this(out, err, quiet, Terminal.columns());
  }

  /**
   * A console for tests as well.
   *
   * @param columns width of the terminal behind {@code err}, 0 if there is none
   */
  Console(PrintWriter out, PrintWriter err, boolean quiet, int columns) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
    this.columns = columns;
  }

  /** Writes one line of the result. */
  public synchronized void result(String line) {
    clearLine();
    out.println(line);
    out.flush();
  }

  /** Whether a result could not be written, for instance since nobody reads any more. */
  synchronized boolean hasLostResults() {
    return out.checkError();
  }

  /** Writes something good to know, unless the user wants it quiet. */
  public synchronized void note(String line) {
    if (!quiet) {
      warn(line);
    }
  }

  /** Writes something the user must know. */
  public synchronized void warn(String line) {
    clearLine();
    err.println(line);
    err.flush();
  }

  boolean quiet() {
    return quiet;
  }

  /** Width of the terminal that shows notes; 0 if they go to a file or pipe. */
  int columns() {
    return columns;
  }

  /** Shows a line that the next one replaces; only on a terminal. */
  synchronized void showLine(String line) {
    err.print('\r' + line + " ".repeat(Math.max(0, shownColumns - line.length())));
    err.flush();
    shownColumns = line.length();
  }

  /** Leaves the shown line where it is. */
  synchronized void keepLine() {
    if (shownColumns > 0) {
      err.println();
      err.flush();
      shownColumns = 0;
    }
  }

  private void clearLine() {
    if (shownColumns > 0) {
      err.print('\r' + " ".repeat(shownColumns) + '\r');
      err.flush();
      shownColumns = 0;
    }
  }
}
