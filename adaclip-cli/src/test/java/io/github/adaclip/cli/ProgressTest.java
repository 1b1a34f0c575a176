package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final ProgressUnit PICTURES = new ProgressUnit("pictures", 1);
  private static final int NO_TERMINAL = 0;
  private static final int COLUMNS = 100;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void plainLinesComeAtMostEveryTenSeconds() {
    try (Progress progress =
        Progress.of(console(false, NO_TERMINAL), "detect", PICTURES, 100, nanos::get)) {
      for (int picture = 0; picture < 100; picture++) {
        nanos.addAndGet(Duration.ofMillis(250).toNanos());
        progress.step();
      }
    }
    assertEquals(
        List.of(
            "detect: 40 of 100 pictures, 4.0/s, 15 s left",
            "detect: 80 of 100 pictures, 4.0/s, 5 s left",
            "detect: 100 of 100 pictures in 25 s"),
        err.toString().lines().toList());
    assertEquals("", out.toString());
  }

  @Test
  void bytesAreShownAsMegabytes() {
    ProgressUnit megabytes = new ProgressUnit("MB", ProgressUnit.MEGABYTE);
    try (Progress progress =
        Progress.of(console(false, NO_TERMINAL), "download", megabytes, 900_000_000, nanos::get)) {
      nanos.addAndGet(Duration.ofSeconds(60).toNanos());
      progress.stepBy(300_000_000);
    }
    assertEquals(
        List.of(
            "download: 300 of 900 MB, 5.0/s, 2 min 0 s left",
            "download: 300 of 900 MB in 1 min 0 s"),
        err.toString().lines().toList());
  }

  @Test
  void unknownTotalShowsWhatIsDone() {
    ProgressUnit megabytes = ProgressUnit.ofBytes(Progress.UNKNOWN);
    try (Progress progress =
        Progress.of(
            console(false, NO_TERMINAL), "download", megabytes, Progress.UNKNOWN, nanos::get)) {
      nanos.addAndGet(Duration.ofSeconds(10).toNanos());
      progress.stepBy(30_000_000);
    }
    assertEquals(
        List.of("download: 30 MB, 3.0/s", "download: 30 MB in 10 s"),
        err.toString().lines().toList());
  }

  @Test
  void bytesOfAnEarlierCallDoNotCountForTheRate() {
    try (Progress progress =
        Progress.of(
            console(false, NO_TERMINAL),
            "download",
            ProgressUnit.ofBytes(900_000_000),
            600_000_000,
            900_000_000,
            nanos::get)) {
      nanos.addAndGet(Duration.ofSeconds(10).toNanos());
      progress.stepBy(100_000_000);
    }
    assertEquals(
        List.of("download: 700 of 900 MB, 10.0/s, 20 s left", "download: 700 of 900 MB in 10 s"),
        err.toString().lines().toList());
  }

  @Test
  void smallFilesAreShownInKilobytes() {
    assertEquals(new ProgressUnit("kB", 1000), ProgressUnit.ofBytes(999_999));
    assertEquals(new ProgressUnit("MB", 1_000_000), ProgressUnit.ofBytes(1_000_000));
  }

  @Test
  void quietShowsNothing() {
    for (int columns : new int[] {NO_TERMINAL, COLUMNS}) {
      try (Progress progress = Progress.items(console(true, columns), "detect", "pictures", 2)) {
        progress.stepBy(2);
      }
    }
    assertEquals("", err.toString());
  }

  @Test
  void terminalGetsABarWithCountAndRate() {
    try (Progress progress = Progress.items(console(false, COLUMNS), "detect", "pictures", 8)) {
      progress.stepBy(8);
    }
    String last = err.toString().substring(err.toString().lastIndexOf('\r') + 1);
    assertTrue(last.startsWith("detect 100%"), last);
    assertTrue(last.contains("8/8 pictures"), last);
    assertTrue(last.contains("pictures/s"), last);
    assertTrue(last.endsWith(System.lineSeparator()), last);
    for (String line : err.toString().split("\r")) {
      assertTrue(line.stripTrailing().length() < COLUMNS, line);
    }
  }

  @Test
  void noteDuringABarStandsOnALineOfItsOwn() {
    Console console = console(false, COLUMNS);
    console.showLine("half a bar");
    console.note("a note");
    assertEquals(
        "\rhalf a bar\r" + " ".repeat("half a bar".length()) + "\ra note" + System.lineSeparator(),
        err.toString());
  }

  @Test
  void shorterLineCoversTheLongerOne() {
    Console console = console(false, COLUMNS);
    console.showLine("longer");
    console.showLine("short");
    assertEquals("\rlonger\rshort ", err.toString());
  }

  @Test
  void nothingIsDrawnWithoutATerminal() {
    try (Progress progress = Progress.items(console(false, NO_TERMINAL), "detect", "pictures", 1)) {
      progress.step();
    }
    assertFalse(err.toString().contains("\r"));
  }

  @Test
  void negativeTotalIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Progress.items(console(false, NO_TERMINAL), "detect", "pictures", -2));
  }

  private Console console(boolean quiet, int columns) {
    return new Console(new PrintWriter(out), new PrintWriter(err), quiet, columns);
  }
}
