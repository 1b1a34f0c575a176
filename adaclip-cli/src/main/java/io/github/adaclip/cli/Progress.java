package io.github.adaclip.cli;

import java.util.function.LongSupplier;

/**
 * How far a long job is: a bar on a terminal, a plain line now and then elsewhere, nothing if the
 * user wants it quiet. Goes to standard error.
 */
interface Progress extends AutoCloseable {
  /** A total that nobody knows. */
  long UNKNOWN = -1;

  /** Counts one item as finished. */
  default void step() {
    stepBy(1);
  }

  /** Counts several items as finished. */
  void stepBy(long count);

  /** Shows a few words beside the count, such as the present loss. */
  void describe(String words);

  /** Shows the end; the job may be unfinished. */
  @Override
  void close();

  /**
   * Starts showing a job that counts items.
   *
   * @param task what is done, one or two words ("detect")
   * @param unit what is counted, in the plural ("pictures")
   * @param total number of items, or {@link #UNKNOWN}
   */
  static Progress items(Console console, String task, String unit, long total) {
    return of(console, task, new ProgressUnit(unit, 1), total, System::nanoTime);
  }

  /**
   * The same for a job that goes on.
   *
   * @param done items that are there already and do not count for the rate
   */
  static Progress itemsFrom(Console console, String task, String unit, long done, long total) {
    return of(console, task, new ProgressUnit(unit, 1), done, total, System::nanoTime);
  }

  /**
   * Starts showing a job that counts bytes, such as a download.
   *
   * @param done bytes that are there already and do not count for the rate
   * @param total number of bytes, or {@link #UNKNOWN}
   */
  static Progress bytes(Console console, String task, long done, long total) {
    return of(console, task, ProgressUnit.ofBytes(total), done, total, System::nanoTime);
  }

  /** The same with a clock, for tests. */
  static Progress of(
      Console console, String task, ProgressUnit unit, long total, LongSupplier nanoTime) {
    return of(console, task, unit, 0, total, nanoTime);
  }

  /** The same for a job of which a part was done before. */
  static Progress of(
      Console console,
      String task,
      ProgressUnit unit,
      long done,
      long total,
      LongSupplier nanoTime) {
    if (total < UNKNOWN || done < 0) {
      throw new IllegalArgumentException("progress: " + done + " of " + total);
    }
    if (console.quiet()) {
      return new NoProgress();
    }
    return console.columns() > 0
        ? new ProgressOnTerminal(console, task, unit, done, total)
        : new ProgressLines(console, task, unit, done, total, nanoTime);
  }
}
