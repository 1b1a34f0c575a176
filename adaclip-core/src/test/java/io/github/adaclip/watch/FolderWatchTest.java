package io.github.adaclip.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  private static final WatchSettings SETTINGS =
      new WatchSettings(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ZERO);

  @TempDir private Path base;
  private Path in;
  private Path out;
  private long seconds;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectory(base.resolve("in"));
    out = base.resolve("out");
  }

  @Test
  void fileIsHandedOutWhenItHasStayedAsItIs() throws IOException {
    try (FolderWatch watch = watch()) {
      write("a.png", "ab");
      assertEquals(List.of(), taken(watch));
      seconds += 1;
      assertEquals(List.of(), taken(watch));
      write("a.png", "abcd");
      seconds += 1;
      assertEquals(List.of(), taken(watch), "it grew");
      seconds += 2;
      assertEquals(List.of("a.png"), taken(watch));
      seconds += 2;
      assertEquals(List.of(), taken(watch), "handed out already");
    }
  }

  @Test
  void hiddenUnfinishedAndForeignFilesAreLeftAlone() throws IOException {
    for (String name :
        List.of(".a.png", "b.png.part", "c.tmp", "~d.png", ".hidden/e.png", "sub/f.png", "g.txt")) {
      write(name, "x");
    }
    try (FolderWatch watch =
        FolderWatch.open(
            in, out, path -> !path.toString().endsWith(".txt"), SETTINGS, this::nanoTime)) {
      taken(watch);
      seconds += 2;
      assertEquals(List.of("sub/f.png"), taken(watch));
      Files.move(in.resolve("b.png.part"), in.resolve("b.png"));
      taken(watch);
      seconds += 2;
      assertEquals(List.of("b.png"), taken(watch));
    }
  }

  @Test
  void eachVersionOnceAlsoAfterARestart() throws IOException {
    write("a.png", "a");
    write("b.png", "b");
    try (FolderWatch watch = watch()) {
      watch.take(9);
      seconds += 2;
      for (FileVersion file : watch.take(9)) {
        watch.done(file);
      }
    }
    write("b.png", "another");
    try (FolderWatch watch = watch()) {
      assertEquals(2, watch.remembered());
      taken(watch);
      seconds += 2;
      assertEquals(List.of("b.png"), taken(watch));
    }
  }

  @Test
  void oldestComesFirst() throws IOException {
    write("a.png", "a");
    write("b.png", "b");
    Files.setLastModifiedTime(in.resolve("b.png"), FileTime.fromMillis(1_000));
    try (FolderWatch watch = watch()) {
      watch.take(9);
      seconds += 2;
      assertEquals(List.of("b.png"), watch.take(1).stream().map(FileVersion::path).toList());
      assertEquals(List.of("a.png"), taken(watch));
    }
  }

  @Test
  void unreadableFileIsBadOnlyAfterTheGrace() throws IOException {
    write("a.png", "half");
    try (FolderWatch watch = watch()) {
      watch.take(9);
      seconds += 2;
      FileVersion half = watch.take(9).get(0);
      assertFalse(watch.isBad(half));
      seconds += 27;
      assertEquals(List.of(), watch.take(9), "still within the grace");
      seconds += 1;
      assertEquals(List.of(half), watch.take(9));
      assertTrue(watch.isBad(half));
      watch.failed(half);
      seconds += 100;
      assertEquals(List.of(), watch.take(9), "told once");
      write("a.png", "whole file");
      watch.take(9);
      seconds += 2;
      assertEquals(List.of("a.png"), taken(watch));
    }
  }

  @Test
  void fileThatChangedWhileItWasReadIsSeenAnew() throws IOException {
    write("a.png", "a");
    try (FolderWatch watch = watch()) {
      watch.take(9);
      seconds += 2;
      FileVersion first = watch.take(9).get(0);
      assertTrue(watch.isUnchanged(first));
      write("a.png", "ab");
      assertFalse(watch.isUnchanged(first));
      watch.giveBack(first);
      assertEquals(List.of(), watch.take(9));
      seconds += 2;
      assertEquals(2, watch.take(9).get(0).size());
    }
  }

  @Test
  void folderThatGoesAwayIsWaitedFor() throws IOException {
    write("a.png", "a");
    try (FolderWatch watch = watch()) {
      Files.move(in, base.resolve("away"));
      assertEquals(List.of(), watch.take(9));
      assertFalse(watch.isPresent());
      Files.move(base.resolve("away"), in);
      seconds += 1;
      watch.take(9);
      assertTrue(watch.isPresent());
      seconds += 2;
      assertEquals(List.of("a.png"), taken(watch));
    }
  }

  @Test
  void resultsWithinTheFolderAreNotSearched() throws IOException {
    out = in.resolve("results");
    write("results/a_overlay.png", "x");
    write("a.png", "a");
    try (FolderWatch watch = watch()) {
      watch.take(9);
      seconds += 2;
      assertEquals(List.of("a.png"), taken(watch));
    }
  }

  @Test
  void secondWatchOfTheSameResultsIsRefused() {
    try (FolderWatch watch = watch()) {
      assertEquals(0, watch.remembered());
      AdaClipException busy = assertThrows(AdaClipException.class, this::watch);
      assertEquals(FailureCode.BUSY, busy.code());
      assertTrue(busy.getMessage().startsWith("another watch writes to this folder"));
    }
  }

  @Test
  void unusableFoldersAreRefusedBeforeAnythingIsWritten() throws IOException {
    assertRefused(base.resolve("nothing"), out, "there is no such folder to watch");
    assertRefused(Files.writeString(base.resolve("f"), "x"), out, "found a file");
    assertRefused(in, in, "results would be mixed with the pictures");
    assertRefused(in, base, "results would be mixed with the pictures");
    assertTrue(Files.notExists(out));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    AdaClipException negative =
        assertThrows(
            AdaClipException.class,
            () -> new WatchSettings(Duration.ofSeconds(-1), Duration.ZERO, Duration.ZERO));
    assertTrue(negative.getMessage().startsWith("a time of the watch is out of range"));
    AdaClipException short_ =
        assertThrows(
            AdaClipException.class,
            () -> new WatchSettings(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO));
    assertTrue(short_.getMessage().startsWith("the grace ends before a file has settled"));
  }

  private void assertRefused(Path folder, Path results, String message) {
    AdaClipException refusal =
        assertThrows(AdaClipException.class, () -> FolderWatch.requireUsable(folder, results));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  private FolderWatch watch() {
    return FolderWatch.open(in, out, path -> true, SETTINGS, this::nanoTime);
  }

  private long nanoTime() {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static List<String> taken(FolderWatch watch) {
    return new ArrayList<>(watch.take(9).stream().map(FileVersion::path).toList());
  }

  private void write(String name, String text) throws IOException {
    Path file = in.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
