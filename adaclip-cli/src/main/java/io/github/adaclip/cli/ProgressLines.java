package io.github.adaclip.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Plain lines for files and pipes: at most one in ten seconds, and one at the end. */
final class ProgressLines implements Progress {
  private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;
  private final String task;
  private final ProgressUnit unit;
  private final long alreadyDone;
  private final long total;
  private final LongSupplier nanoTime;
  private final long start;
  private long lastLine;
  private long done;
  private String words = "";
  private boolean closed;

  ProgressLines(
      Console console,
      String task,
      ProgressUnit unit,
      long alreadyDone,
      long total,
      LongSupplier nanoTime) {
    this.console = console;
    this.task = task;
    this.unit = unit;
    this.alreadyDone = alreadyDone;
    this.done = alreadyDone;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.lastLine = start;
  }

  @Override
  public synchronized void stepBy(long count) {
    done += count;
    long now = nanoTime.getAsLong();
    if (now - lastLine >= NANOS_BETWEEN_LINES && done != total) {
      lastLine = now;
      console.note(counted() + rate(now) + left(now) + words);
    }
  }

  @Override
  public synchronized void describe(String description) {
    words = ", " + description;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      console.note(counted() + " in " + seconds(nanoTime.getAsLong() - start) + words);
    }
  }

  private String counted() {
    String all = total == UNKNOWN ? "" : " of " + total / unit.size();
    return task + ": " + done / unit.size() + all + " " + unit.name();
  }

  private String rate(long now) {
    double perSecond =
        (done - alreadyDone) / (double) unit.size() / ((now - start) / NANOS_PER_SECOND);
    return perSecond >= 1
        ? String.format(Locale.ROOT, ", %.1f/s", perSecond)
        : String.format(Locale.ROOT, ", %.1f s each", 1 / perSecond);
  }

  private String left(long now) {
    if (total == UNKNOWN) {
      return "";
    }
    double nanosPerStep = (now - start) / (double) (done - alreadyDone);
    return ", " + seconds(Math.round(nanosPerStep * (total - done))) + " left";
  }

  private static String seconds(long nanos) {
    long seconds = Math.round(nanos / NANOS_PER_SECOND);
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
