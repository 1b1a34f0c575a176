package io.github.adaclip.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with count, rate and time left, redrawn in place. */
final class ProgressOnTerminal implements Progress {
  private static final int MILLIS_BETWEEN_UPDATES = 250;

  private final Console console;
  private final ProgressBar bar;

  ProgressOnTerminal(Console console, String task, ProgressUnit unit, long done, long total) {
    this.console = console;
    DecimalFormat rate = new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(done, Duration.ZERO)
            .setUnit(" " + unit.name(), unit.size())
            .showSpeed(rate)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
            .setConsumer(new Line(console))
            .build();
  }

  @Override
  public void stepBy(long count) {
    bar.stepBy(count);
  }

  @Override
  public void describe(String words) {
    bar.setExtraMessage(" " + words);
  }

  @Override
  public void close() {
    bar.close();
    console.keepLine();
  }

  /** Draws on the console, so that lines written meanwhile stay whole. */
  private record Line(Console console) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      // A full last column makes some terminals begin a new line.
      return console.columns() - 1;
    }

    @Override
    public void accept(String line) {
      console.showLine(line);
    }

    @Override
    public void close() {
      // A bar that ends before its first update does not come here; the line is kept by the owner.
    }
  }
}
