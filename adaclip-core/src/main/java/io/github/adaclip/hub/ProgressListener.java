package io.github.adaclip.hub;

/**
 * Hears how a download goes. Calls come from the thread that pulls, one after the other; every
 * method does nothing unless overridden.
 */
public interface ProgressListener {
  /** Total of a download whose length the server does not tell. */
  long UNKNOWN_TOTAL = -1;

  /** A listener that ignores everything. */
  static ProgressListener silent() {
    return new ProgressListener() {};
  }

  /**
   * A file starts to arrive, or starts again.
   *
   * @param name the file's name
   * @param totalBytes length of the whole file, or {@link #UNKNOWN_TOTAL}
   */
  default void started(String name, long totalBytes) {}

  /**
   * More of the file is on disk.
   *
   * @param bytesDone bytes so far, including those of an earlier attempt; smaller than before if
   *     the server made us start again
   */
  default void advanced(long bytesDone) {}

  /** The file is complete and its checksum, where one is known, is right. */
  default void finished() {}

  /** Something worth a line: waiting for another process, a lost connection, another source. */
  default void message(String text) {}
}
