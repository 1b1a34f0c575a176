package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much a folder's device can still take. */
@FunctionalInterface
interface FreeSpace {
  /** Room that is left alone, for notes and other programs. */
  long RESERVE_BYTES = 1L << 24;

  /** Bytes this user may still write there; {@link Long#MAX_VALUE} if the device does not tell. */
  long usableBytes(Path folder) throws IOException;

  static FreeSpace ofDevice() {
    return folder -> {
      FileStore store = Files.getFileStore(folder);
      return store.getTotalSpace() <= 0 ? Long.MAX_VALUE : store.getUsableSpace();
    };
  }

  /**
   * Refuses a download that cannot fit.
   *
   * @throws AdaClipException DISK_FULL with both numbers
   */
  default void require(Path file, long neededBytes) {
    Path folder = file.toAbsolutePath().getParent();
    long usable;
    try {
      Files.createDirectories(folder);
      usable = usableBytes(folder);
    } catch (IOException e) {
      throw AtomicFile.failure(file, folder, e);
    }
    if (usable - RESERVE_BYTES < neededBytes) {
      throw AdaClipException.of(
              FailureCode.DISK_FULL, "the disk has too little room for the download")
          .file(folder)
          .expected(ByteCount.text(neededBytes + RESERVE_BYTES))
          .found(ByteCount.text(usable))
          .fix(
              "free some space, or choose another folder with --cache-dir (our cache) or HF_HOME"
                  + " (the hub's)")
          .build();
    }
  }
}
