package io.github.adaclip.watch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which files are done, on disk: a first line that names the watched folder, then a JSON line for
 * each file, appended and forced to the device before the call returns. What a kill or a full disk
 * leaves of a last line is cut off, so that file counts as not done.
 *
 * <p>Memory grows with the number of files that are remembered. Not thread-safe.
 */
public final class WatchJournal implements AutoCloseable {
  /** What became of a file. */
  public enum Outcome {
    SCORED,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Entry(long size, long modifiedMillis, Outcome outcome) {}

  /** How many files that are no longer in the folder are remembered; they may come back. */
  static final int MOST_ABSENT = 100_000;

  private static final int LINES_BETWEEN_COMPACTIONS = 100_000;

  private final Path file;
  private final Path folder;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private RandomAccessFile output;
  private long linesSinceCompaction;

  private WatchJournal(Path file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Opens a journal, or begins one.
   *
   * @param file the journal; its folder is made
   * @param folder the watched folder it is about
   * @throws AdaClipException INVALID_OPTION if it is about another folder, UNUSABLE_DATA if it is
   *     not a journal, UNWRITABLE_OUTPUT or DISK_FULL
   */
  public static WatchJournal open(Path file, Path folder) {
    WatchJournal journal = new WatchJournal(file, folder);
    try {
      if (Files.exists(file)) {
        long complete = JournalReader.read(file, folder, journal::remember);
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
          whole.setLength(complete);
        }
        if (complete == 0) {
          journal.rewrite();
        }
      } else {
        journal.rewrite();
      }
      journal.openOutput();
      return journal;
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
  }

  /** Whether this very version is done. */
  public boolean holds(FileVersion version) {
    Entry entry = entries.get(version.path());
    return entry != null
        && entry.size() == version.size()
        && entry.modifiedMillis() == version.modifiedMillis();
  }

  /** How many files are remembered. */
  public int size() {
    return entries.size();
  }

  /**
   * Writes that a version is done; it is on the device when this returns.
   *
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; the journal is then as it was before
   */
  public void add(FileVersion version, Outcome outcome) {
    byte[] line = line(version, outcome);
    try {
      if (Files.notExists(file)) { // somebody tidied up
        output.close();
        rewrite();
        openOutput();
      }
      append(line);
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
    remember(version, outcome);
    linesSinceCompaction++;
  }

  private void append(byte[] line) throws IOException {
    long end = output.getFilePointer();
    try {
      output.write(line);
      output.getFD().sync();
    } catch (IOException e) {
      output.setLength(end);
      output.seek(end);
      throw e;
    }
  }

  /** Whether so much was appended that {@link #compact} is worth its cost. */
  public boolean wantsCompaction() {
    return linesSinceCompaction >= LINES_BETWEEN_COMPACTIONS
        && linesSinceCompaction >= entries.size() / 2;
  }

  /**
   * Writes the journal anew with one line for each file: those that are there, and the latest
   * {@value #MOST_ABSENT} of those that are not. If none is there, the folder is taken for one that
   * is not mounted, and nothing is forgotten.
   *
   * @param isThere tells of a path whether the watched folder has it now
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; the journal is then as it was before
   */
  public void compact(Predicate<String> isThere) {
    List<String> absent = new ArrayList<>();
    entries.keySet().stream().filter(isThere.negate()).forEach(absent::add);
    if (absent.size() < entries.size()) {
      int tooMany = Math.max(0, absent.size() - MOST_ABSENT);
      absent.subList(0, tooMany).forEach(entries::remove);
    }
    linesSinceCompaction = 0;
    try {
      output.close(); // Windows replaces no file that is open
      try {
        rewrite();
      } finally {
        openOutput();
      }
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
  }

  /** Closes the file; everything is in it already. */
  @Override
  public void close() {
    try {
      output.close();
    } catch (IOException e) {
      // Every line was forced to the device when it was written.
    }
  }

  private void remember(FileVersion version, Outcome outcome) {
    entries.remove(version.path()); // the latest goes to the end
    entries.put(version.path(), new Entry(version.size(), version.modifiedMillis(), outcome));
    if (output == null) {
      linesSinceCompaction++;
    }
  }

  private void openOutput() throws IOException {
    output = new RandomAccessFile(file.toFile(), "rw");
    output.seek(output.length());
  }

  private void rewrite() {
    AtomicFile.write(
        file,
        channel -> {
          OutputStream lines = new BufferedOutputStream(Channels.newOutputStream(channel));
          lines.write(JournalReader.header(folder));
          for (Map.Entry<String, Entry> item : entries.entrySet()) {
            Entry entry = item.getValue();
            FileVersion version =
                new FileVersion(item.getKey(), entry.size(), entry.modifiedMillis());
            lines.write(line(version, entry.outcome()));
          }
          lines.flush();
        });
  }

  private static byte[] line(FileVersion version, Outcome outcome) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", version.path())
            .put("size", version.size())
            .put("modified", version.modifiedMillis())
            .put("outcome", outcome.word());
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
