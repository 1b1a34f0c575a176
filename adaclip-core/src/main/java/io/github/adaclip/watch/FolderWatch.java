package io.github.adaclip.watch;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.FolderLock;
import io.github.adaclip.watch.WatchJournal.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Hands out the files that arrive in a folder and all below it: complete ones only, each version
 * once, also over restarts. Reads names, sizes and times; moves, changes and deletes nothing there.
 *
 * <pre>{@code
 * try (FolderWatch watch = FolderWatch.open(folder, results, isPicture, WatchSettings.defaults())) {
 *   while (wanted) {
 *     List<FileVersion> files = watch.take(16);
 *     for (FileVersion file : files) {
 *       work(watch.path(file));
 *       watch.done(file);      // or failed(file), or giveBack(file)
 *     }
 *     if (files.isEmpty()) {
 *       Thread.sleep(watch.untilNextLook().toMillis());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>The folder is looked at again and again, for network shares tell nobody of new files; a look
 * is followed by a pause of at least nine times its length, so looking takes a tenth of one
 * processor at most. Not thread-safe.
 */
public final class FolderWatch implements AutoCloseable {
  /** The folder within the one for results that holds journal and lock. */
  public static final String STATE_FOLDER = ".adaclip-watch";

  static final String JOURNAL = "journal.jsonl";
  private static final int MOST_WAITING = 100_000;
  private static final int MOST_TOLD = 100;
  private static final int PAUSE_PER_LOOK = 9;

  private final Path folder;
  private final Path results;
  private final Predicate<Path> wanted;
  private final WatchSettings settings;
  private final LongSupplier nanoTime;
  private final FolderLock lock;
  private final WatchJournal journal;
  private final ArrivingFiles arriving;
  private final Set<Path> unreadable = new HashSet<>();
  private Consumer<Path> unreadableListener = path -> {};
  private boolean present = true;
  private long nextLook;

  private FolderWatch(
      Path folder,
      Path results,
      Predicate<Path> wanted,
      WatchSettings settings,
      LongSupplier nanoTime,
      FolderLock lock) {
    this.folder = folder;
    this.results = results;
    this.wanted = wanted;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.lock = lock;
    this.journal = WatchJournal.open(results.resolve(STATE_FOLDER).resolve(JOURNAL), folder);
    this.arriving = new ArrivingFiles(settings, MOST_WAITING);
    this.nextLook = nanoTime.getAsLong();
  }

  /**
   * Begins a watch, or goes on with an earlier one.
   *
   * @param folder the folder that files arrive in
   * @param results the folder for results, which gets {@value #STATE_FOLDER}; it may lie within the
   *     watched one, where it is not searched
   * @param wanted which files are meant, by name
   * @throws AdaClipException as {@link #requireUsable}; BUSY if another watch has the folder for
   *     results; INVALID_OPTION if it belongs to another watched folder; UNWRITABLE_OUTPUT,
   *     DISK_FULL
   */
  public static FolderWatch open(
      Path folder, Path results, Predicate<Path> wanted, WatchSettings settings) {
    return open(folder, results, wanted, settings, System::nanoTime);
  }

  /** The same with a clock, for tests. */
  static FolderWatch open(
      Path folder,
      Path results,
      Predicate<Path> wanted,
      WatchSettings settings,
      LongSupplier nanoTime) {
    requireUsable(folder, results);
    FolderLock lock =
        FolderLock.take(results.resolve(STATE_FOLDER)).orElseThrow(() -> busy(results));
    try {
      return new FolderWatch(folder, results, wanted, settings, nanoTime, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Refuses folders that cannot be watched, before anything is written.
   *
   * @throws AdaClipException MISSING_FILE if there is no such folder, INVALID_OPTION if results
   *     would be written into it or around it, where they might be taken for arrivals
   */
  public static void requireUsable(Path folder, Path results) {
    if (!Files.isDirectory(folder)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no such folder to watch")
          .file(folder)
          .found(Files.exists(folder) ? "a file" : "nothing")
          .fix("make the folder first, or name another one")
          .build();
    }
    if (real(folder).startsWith(real(results))) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "results would be mixed with the pictures")
          .with("results", results)
          .found("the watched folder, or one around it")
          .fix("name another folder for results, which may lie within the watched one")
          .build();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static AdaClipException busy(Path results) {
    return AdaClipException.of(FailureCode.BUSY, "another watch writes to this folder")
        .file(results)
        .fix("end the other one, or name another folder for results")
        .build();
  }

  /** Sets who is told once of each file or folder that cannot be looked at. */
  public void onUnreadable(Consumer<Path> listener) {
    unreadableListener = listener;
  }

  /**
   * Complete files that are not done, oldest first; looks at the folder if it is time to. Each one
   * is to be given to {@link #done}, {@link #failed} or {@link #giveBack}.
   *
   * @param most how many at most, positive
   */
  public List<FileVersion> take(int most) {
    if (nanoTime.getAsLong() - nextLook >= 0) {
      look();
    }
    return arriving.take(most);
  }

  private void look() {
    long start = nanoTime.getAsLong();
    present =
        FolderScan.run(
            folder,
            results,
            wanted,
            version -> {
              if (!journal.holds(version)) {
                arriving.see(version, start);
              }
            },
            this::tellUnreadable);
    arriving.endLook(start);
    long end = nanoTime.getAsLong();
    nextLook = end + Math.max(settings.look().toNanos(), PAUSE_PER_LOOK * (end - start));
  }

  private void tellUnreadable(Path path) {
    if (unreadable.size() < MOST_TOLD && unreadable.add(path)) {
      unreadableListener.accept(path);
    }
  }

  /** Where a file is. */
  public Path path(FileVersion version) {
    return folder.resolve(version.path());
  }

  /** Whether the file is still the one that was handed out. */
  public boolean isUnchanged(FileVersion version) {
    Path file = path(version);
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return FolderScan.version(folder, file, now).equals(version);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Refuses to go on while the disk of the results has no room for them.
   *
   * @throws AdaClipException DISK_FULL
   */
  public void requireRoom() {
    AtomicFile.requireRoom(results);
  }

  /**
   * Remembers a file as done; on the device when this returns.
   *
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; may then be called again
   */
  public void done(FileVersion version) {
    finish(version, Outcome.SCORED);
  }

  /**
   * Whether a file that cannot be read is to be told as bad: it has been as it is for the whole
   * grace. If not, it is offered again at the end of the grace, or when it has changed.
   */
  public boolean isBad(FileVersion version) {
    boolean bad = arriving.isPastGrace(version);
    if (!bad) {
      arriving.refuse(version);
    }
    return bad;
  }

  /**
   * Remembers a file as bad; it is offered again only when it changes.
   *
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; may then be called again
   */
  public void failed(FileVersion version) {
    finish(version, Outcome.FAILED);
  }

  private void finish(FileVersion version, Outcome outcome) {
    journal.add(version, outcome);
    arriving.forget(version);
    if (journal.wantsCompaction() && present) {
      compact();
    }
  }

  private void compact() {
    try {
      journal.compact(path -> Files.exists(folder.resolve(path)));
    } catch (AdaClipException e) {
      // The longer journal serves as well; the next file that is done tells a full disk.
    }
  }

  /** Puts a file back that changed or went while it was read, to be seen anew. */
  public void giveBack(FileVersion version) {
    arriving.forget(version);
  }

  /** Whether the folder was there at the last look; if not, the watch waits for it. */
  public boolean isPresent() {
    return present;
  }

  /** How many files are seen and not done, complete or not; at most 100,000 are counted. */
  public int waiting() {
    return arriving.size();
  }

  /** How many files are remembered as done. */
  public int remembered() {
    return journal.size();
  }

  /** How long it is until the folder is looked at again. */
  public Duration untilNextLook() {
    return Duration.ofNanos(Math.max(0, nextLook - nanoTime.getAsLong()));
  }

  /** Ends the watch; the files stay as they are. */
  @Override
  public void close() {
    journal.close();
    lock.close();
  }
}
