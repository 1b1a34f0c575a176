package io.github.adaclip.cli;

import io.github.adaclip.hub.ByteCount;
import io.github.adaclip.hub.ProgressListener;

/** Shows a download on the console, and what becomes of it if the process is interrupted. */
final class PullProgress implements ProgressListener, AutoCloseable {
  private final Console console;
  private final Thread atExit = new Thread(this::tellInterruption);
  private Progress progress = new NoProgress();
  private String name = "";
  private long total;
  private long done;
  private boolean running;
  private boolean starting;

  PullProgress(Console console) {
    this.console = console;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  @Override
  public synchronized void started(String file, long totalBytes) {
    progress.close();
    name = file;
    total = totalBytes == UNKNOWN_TOTAL ? Progress.UNKNOWN : totalBytes;
    starting = true;
    running = true;
  }

  @Override
  public synchronized void advanced(long bytesDone) {
    if (starting) {
      progress = Progress.bytes(console, name, bytesDone, total);
      starting = false;
    } else {
      progress.stepBy(bytesDone - done);
    }
    done = bytesDone;
  }

  @Override
  public synchronized void finished() {
    running = false;
    endProgress();
  }

  @Override
  public void message(String text) {
    console.note("note: " + text);
  }

  @Override
  public void close() {
    synchronized (this) {
      running = false;
      endProgress();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook says what there is to say.
    }
  }

  private void endProgress() {
    progress.close();
    progress = new NoProgress();
  }

  private synchronized void tellInterruption() {
    if (running) {
      console.warn(
          "interrupted: the first "
              + ByteCount.text(done)
              + " of "
              + name
              + " are kept, and the same command goes on from there if the server can");
    }
  }
}
