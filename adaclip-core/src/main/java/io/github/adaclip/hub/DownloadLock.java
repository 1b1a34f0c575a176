package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one caller at a time download a file, among the threads of this process and among processes.
 * The empty lock file stays, because deleting it would let two others lock two files of the same
 * name.
 */
final class DownloadLock {
  // A file lock belongs to the whole process, so threads need a lock of their own, shared by all
  // downloaders.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private DownloadLock() {}

  /**
   * Waits until the lock is ours, runs the action, and gives the lock back.
   *
   * @throws AdaClipException CANCELLED if interrupted, UNWRITABLE_OUTPUT if the lock file cannot be
   *     made
   */
  static <T> T holding(Path lockFile, String name, ProgressListener listener, Supplier<T> action) {
    Path key = lockFile.toAbsolutePath().normalize();
    ReentrantLock threadLock = THREADS.computeIfAbsent(key, path -> new ReentrantLock());
    lockThread(threadLock, name, listener);
    try {
      FileChannel channel = lockFile(key, name, listener);
      try {
        return action.get();
      } finally {
        closeQuietly(channel);
      }
    } finally {
      threadLock.unlock();
    }
  }

  private static void lockThread(ReentrantLock lock, String name, ProgressListener listener) {
    try {
      if (!lock.tryLock()) {
        listener.message("waiting for another download of " + name + " in this process");
        lock.lockInterruptibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Retries.cancelled(name);
    }
  }

  private static FileChannel lockFile(Path file, String name, ProgressListener listener) {
    FileChannel channel;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.getParent(), e);
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        listener.message("waiting for another process that downloads " + name);
        lock = channel.lock();
      }
      return channel;
    } catch (FileLockInterruptionException e) {
      closeQuietly(channel);
      Thread.currentThread().interrupt();
      throw Retries.cancelled(name);
    } catch (IOException e) {
      // Some network drives know no locks; checksums and the atomic rename still guard the result.
      listener.message(
          "this drive has no file locks (" + e.getMessage() + "); do not download twice at a time");
      return channel;
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the channel in any case, and what was done under it counts.
    }
  }
}
