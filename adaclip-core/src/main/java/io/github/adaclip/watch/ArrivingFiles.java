package io.github.adaclip.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that were seen and are not done: which of them have stayed as they are for long enough.
 * Knows only what it is told and when, so it can be followed on paper.
 *
 * <p>Times are nanoseconds of a clock that never goes back.
 */
final class ArrivingFiles {
  private static final class Candidate {
    private final FileVersion version;
    private final long since;
    private long seen;
    private boolean refused;
    private boolean taken;

    Candidate(FileVersion version, long now) {
      this.version = version;
      this.since = now;
      this.seen = now;
    }
  }

  private final WatchSettings settings;
  private final int most;
  private final Map<String, Candidate> candidates = new HashMap<>();
  private final Deque<FileVersion> ready = new ArrayDeque<>();

  /**
   * No files yet.
   *
   * @param most how many are held in memory; others have their turn when these are done
   */
  ArrivingFiles(WatchSettings settings, int most) {
    this.settings = settings;
    this.most = most;
  }

  /** A file as a look at the folder found it. */
  void see(FileVersion version, long now) {
    Candidate known = candidates.get(version.path());
    if (known != null && known.version.equals(version)) {
      known.seen = now;
    } else if (known != null || candidates.size() < most) {
      candidates.put(version.path(), new Candidate(version, now));
    }
  }

  /**
   * Ends the look of this time: files that it did not find are forgotten, and those that have
   * stayed as they are get in line. A file becomes complete in a look only, so that of many files
   * each is sorted once a look and not once a batch.
   */
  void endLook(long now) {
    candidates.values().removeIf(candidate -> candidate.seen != now && !candidate.taken);
    ready.clear();
    candidates.values().stream()
        .filter(this::isReady)
        .map(candidate -> candidate.version)
        .sorted(FileVersion.OLDEST_FIRST)
        .forEach(ready::add);
  }

  /** Complete files, oldest first, which are not offered again until they are given back. */
  List<FileVersion> take(int count) {
    List<FileVersion> taken = new ArrayList<>(count);
    while (taken.size() < count && !ready.isEmpty()) {
      FileVersion next = ready.remove();
      Candidate candidate = candidates.get(next.path());
      if (candidate != null && candidate.version.equals(next)) {
        candidate.taken = true;
        taken.add(next);
      }
    }
    return taken;
  }

  private boolean isReady(Candidate candidate) {
    long needed = (candidate.refused ? settings.grace() : settings.settle()).toNanos();
    return !candidate.taken && candidate.seen - candidate.since >= needed;
  }

  /** Whether a file that cannot be read has been as it is for so long that nothing more comes. */
  boolean isPastGrace(FileVersion version) {
    Candidate candidate = candidates.get(version.path());
    return candidate != null
        && candidate.version.equals(version)
        && candidate.seen - candidate.since >= settings.grace().toNanos();
  }

  /** Offers an unreadable file again when it has changed or the grace is over. */
  void refuse(FileVersion version) {
    Candidate candidate = candidates.get(version.path());
    if (candidate != null && candidate.version.equals(version)) {
      candidate.refused = true;
      candidate.taken = false;
    }
  }

  /** The file is done or gone; if it is seen again, it is a new one. */
  void forget(FileVersion version) {
    Candidate candidate = candidates.get(version.path());
    if (candidate != null && candidate.version.equals(version)) {
      candidates.remove(version.path());
    }
  }

  /** How many are waiting, complete or not. */
  int size() {
    return candidates.size();
  }
}
