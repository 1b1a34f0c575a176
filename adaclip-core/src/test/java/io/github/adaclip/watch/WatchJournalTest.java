package io.github.adaclip.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.watch.WatchJournal.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchJournalTest {
  private static final FileVersion ODD =
      new FileVersion("sub/\u00e4 \"b\"\n.png", 7, 1_700_000_000_123L);

  @TempDir private Path base;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = base.resolve("state/journal.jsonl");
  }

  @Test
  void versionsAreRememberedByNameSizeAndTime() {
    try (WatchJournal journal = open()) {
      journal.add(ODD, Outcome.SCORED);
    }
    try (WatchJournal journal = open()) {
      assertTrue(journal.holds(ODD));
      assertFalse(journal.holds(new FileVersion(ODD.path(), 8, ODD.modifiedMillis())));
      assertFalse(journal.holds(new FileVersion(ODD.path(), 7, ODD.modifiedMillis() + 1)));
    }
  }

  @Test
  void halfALastLineIsCutOffWhereverTheKillCame() throws IOException {
    try (WatchJournal journal = open()) {
      journal.add(new FileVersion("a.png", 1, 1), Outcome.SCORED);
      journal.add(new FileVersion("b.png", 2, 2), Outcome.FAILED);
    }
    byte[] whole = Files.readAllBytes(file);
    int lastLine = Files.readAllLines(file).get(2).length() + 1;
    for (int missing = 1; missing < lastLine; missing++) {
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - missing));
      try (WatchJournal journal = open()) {
        assertEquals(1, journal.size());
        journal.add(new FileVersion("c.png", 3, 3), Outcome.SCORED);
      }
      try (WatchJournal journal = open()) {
        assertTrue(journal.holds(new FileVersion("a.png", 1, 1)));
        assertTrue(journal.holds(new FileVersion("c.png", 3, 3)), "missing " + missing);
        assertEquals(2, journal.size());
      }
    }
  }

  @Test
  void damagedLineInTheMiddleCostsOneFileOnly() throws IOException {
    open().close();
    Files.writeString(file, "\0\0\0\n{\"file\":\"\"}\n[1]\n", StandardOpenOption.APPEND);
    try (WatchJournal journal = open()) {
      journal.add(ODD, Outcome.SCORED);
      assertEquals(1, journal.size());
    }
    try (WatchJournal journal = open()) {
      assertTrue(journal.holds(ODD));
    }
  }

  @Test
  void aLineWithoutEndIsPassedOver() throws IOException {
    open().close();
    Files.writeString(file, "x".repeat(1 << 20) + "\n", StandardOpenOption.APPEND);
    try (WatchJournal journal = open()) {
      journal.add(ODD, Outcome.SCORED);
    }
    long size = Files.size(file);
    Files.writeString(file, "y".repeat(1 << 20), StandardOpenOption.APPEND);
    try (WatchJournal journal = open()) {
      assertTrue(journal.holds(ODD));
      assertEquals(size, Files.size(file), "what has no line feed is cut off");
    }
  }

  @Test
  void compactionKeepsOneLineForEachFileAndTheLatestOfTheAbsent() throws IOException {
    try (WatchJournal journal = open()) {
      for (int time = 0; time < 5; time++) {
        journal.add(new FileVersion("a.png", 1, time), Outcome.SCORED);
      }
      assertFalse(journal.wantsCompaction());
      journal.compact(path -> true);
      assertEquals(2, Files.readAllLines(file).size());
      journal.add(ODD, Outcome.SCORED);
    }
    try (WatchJournal journal = open()) {
      assertTrue(journal.holds(new FileVersion("a.png", 1, 4)));
      assertTrue(journal.holds(ODD));
    }
  }

  @Test
  void absentFilesAreForgottenBeyondAMostUnlessAllAre() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int index = 0; index < WatchJournal.MOST_ABSENT + 10; index++) {
      lines.append("{\"file\":\"").append(index).append("\",\"size\":1,\"modified\":1}\n");
    }
    open().close();
    Files.writeString(file, lines, StandardOpenOption.APPEND);
    try (WatchJournal journal = open()) {
      assertTrue(journal.wantsCompaction());
      journal.compact(path -> false);
      assertTrue(journal.holds(new FileVersion("0", 1, 1)), "a folder that is not mounted");
      journal.compact("0"::equals);
      assertEquals(WatchJournal.MOST_ABSENT + 1, journal.size());
      assertTrue(journal.holds(new FileVersion("0", 1, 1)));
      assertFalse(journal.holds(new FileVersion("1", 1, 1)));
    }
  }

  @Test
  void journalThatWasDeletedIsWrittenAnewFromMemory() throws IOException {
    try (WatchJournal journal = open()) {
      journal.add(new FileVersion("a.png", 1, 1), Outcome.SCORED);
      Files.delete(file);
      journal.add(ODD, Outcome.SCORED);
    }
    try (WatchJournal journal = open()) {
      assertEquals(2, journal.size());
    }
  }

  @Test
  void journalOfAnotherFolderOrAnotherKindIsRefusedAndKept() throws IOException {
    open().close();
    AdaClipException other =
        assertThrows(
            AdaClipException.class, () -> WatchJournal.open(file, base.resolve("elsewhere")));
    assertEquals(FailureCode.INVALID_OPTION, other.code());
    assertTrue(other.getMessage().contains("belongs to another watched folder"));
    Files.writeString(file, "my own notes");
    AdaClipException foreign = assertThrows(AdaClipException.class, this::open);
    assertEquals(FailureCode.UNUSABLE_DATA, foreign.code());
    assertTrue(foreign.getMessage().contains("not a journal of a watch"));
    assertEquals("my own notes", Files.readString(file));
  }

  private WatchJournal open() {
    return WatchJournal.open(file, base.resolve("in"));
  }
}
