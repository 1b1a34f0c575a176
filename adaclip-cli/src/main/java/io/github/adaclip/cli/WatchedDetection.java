package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.watch.FileVersion;
import io.github.adaclip.watch.FolderWatch;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Scores the pictures of a watched folder until the process is told to end. For each picture its
 * files are written, then its line, then the journal's: a process that is killed in between scores
 * that picture again, into the same files.
 */
final class WatchedDetection {
  /** How many are scored between two looks at the folder, if looking is due. */
  private static final int PICTURES_AT_ONCE = 32;

  /**
   * What is done with each picture.
   *
   * @param detector scores it
   * @param request what the detector is asked for
   * @param results writes the files and then the line of an outcome
   */
  record Job(
      Detector detector,
      Function<PictureFiles.Item, Detector.Request> request,
      BiConsumer<DetectionOutcome, PictureFiles.Item> results) {}

  /** Leaves the detector's loop. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("the watch was told to end", null, false, false);
    }
  }

  private final FolderWatch watch;
  private final Job job;
  private final Console console;
  private final StopSignal stop;
  private final PatientWrites writes;
  private boolean wasPresent = true;
  private long scored;
  private long failed;

  WatchedDetection(FolderWatch watch, Job job, Console console, StopSignal stop) {
    this.watch = watch;
    this.job = job;
    this.console = console;
    this.stop = stop;
    this.writes = new PatientWrites(console, stop::wantedWithin);
    watch.onUnreadable(path -> console.warn("note: " + path + " cannot be read and is left out"));
  }

  /** Returns when the process is told to end. */
  void run() {
    try {
      while (!stop.wanted()) {
        List<FileVersion> files = watch.take(PICTURES_AT_ONCE);
        tellPresence();
        if (files.isEmpty()) {
          stop.wantedWithin(watch.untilNextLook());
        } else {
          score(files);
        }
      }
    } catch (Ended e) {
      // What is not in the journal is scored by the next watch.
    }
  }

  /** What was done, in one line. */
  String summary() {
    return "watch ended: " + scored + " pictures scored, " + failed + " failed";
  }

  private void tellPresence() {
    if (wasPresent != watch.isPresent()) {
      wasPresent = watch.isPresent();
      console.warn(
          wasPresent
              ? "note: the watched folder is there again"
              : "note: the watched folder is gone; waiting for it");
    }
  }

  private void score(List<FileVersion> files) {
    Queue<FileVersion> asked = new ArrayDeque<>();
    Iterator<Detector.Request> requests =
        files.stream()
            .filter(this::isStillThere)
            .peek(asked::add)
            .map(file -> job.request().apply(item(file)))
            .iterator();
    job.detector().detectEach(requests, outcome -> finish(asked.remove(), outcome));
  }

  private boolean isStillThere(FileVersion file) {
    boolean unchanged = watch.isUnchanged(file);
    if (!unchanged) {
      watch.giveBack(file);
    }
    return unchanged;
  }

  private PictureFiles.Item item(FileVersion file) {
    return new PictureFiles.Item(watch.path(file), Path.of(file.path()));
  }

  private void finish(FileVersion file, DetectionOutcome outcome) {
    // A file that changed while it was read may have been read by halves.
    if (isStillThere(file)) {
      if (outcome.failure().isEmpty()) {
        tell(file, outcome);
        writes.run(() -> watch.done(file), Ended::new);
        scored++;
      } else if (watch.isBad(file)) {
        tell(file, outcome);
        writes.run(() -> watch.failed(file), Ended::new);
        failed++;
      }
    }
    if (stop.wanted()) {
      throw new Ended();
    }
  }

  private void tell(FileVersion file, DetectionOutcome outcome) {
    writes.run(
        () -> {
          watch.requireRoom();
          job.results().accept(outcome, item(file));
        },
        Ended::new);
    if (console.hasLostResults()) {
      throw AdaClipException.of(
              FailureCode.UNWRITABLE_OUTPUT, "the results cannot be written to standard output")
          .found("its reader has ended, or its disk is full")
          .fix("start the watch again; it goes on with this picture")
          .build();
    }
  }
}
