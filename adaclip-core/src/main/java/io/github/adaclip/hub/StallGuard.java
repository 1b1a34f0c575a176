package io.github.adaclip.hub;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Ends a body from which nothing more comes: a read of Java's HTTP client otherwise waits for ever when the other side
 * disappears without a word. The reader then gets an IOException.
 */
final class StallGuard implements AutoCloseable {
  private static final int CHECKS_PER_LIMIT = 4;

  private final Closeable body;
  private final long limitNanos;
  private final Thread watcher;
  private volatile long lastProgressNanos = System.nanoTime();
  private volatile boolean stalled;

  /** Starts to watch. */
  StallGuard(Closeable body, Duration limit) {
    this.body = body;
    this.limitNanos = limit.toNanos();
    this.watcher = new Thread(this::watch, "adaclip-download-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** To be called whenever data arrived. */
  void progressed() {
    lastProgressNanos = System.nanoTime();
  }

  /** Whether the body was ended for silence. */
  boolean stalled() {
    return stalled;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    try {
      while (System.nanoTime() - lastProgressNanos < limitNanos) {
        Thread.sleep(Math.max(1, limitNanos / CHECKS_PER_LIMIT / 1_000_000));
      }
      stalled = true;
      body.close();
    } catch (InterruptedException e) {
      // The download ended by itself.
    } catch (IOException e) {
      // The reader meets the same trouble and tells it.
    }
  }
}
