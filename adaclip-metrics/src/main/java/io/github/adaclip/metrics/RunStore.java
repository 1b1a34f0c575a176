package io.github.adaclip.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps packed runs: in memory until the allowance is used up, then in a file, which is made only
 * then.
 */
final class RunStore implements AutoCloseable {
  private final PixelStorage storage;
  private Optional<SpillFile> file = Optional.empty();
  private long memoryUnits;

  RunStore(PixelStorage storage) {
    this.storage = storage;
    if (storage.expectedPixels().isPresent()) {
      long needed = storage.spaceFor(storage.expectedPixels().getAsLong()).leastBytes();
      if (needed > 0) {
        SpillFile.requireSpace(
            storage.directory(), needed, () -> SpillFile.usableBytes(storage.directory()));
      }
    }
  }

  /** A run to be read as often as needed. */
  @FunctionalInterface
  interface Run {
    /**
     * Starts to read it.
     *
     * @param bufferUnits units to read ahead from a file
     */
    RunCursor open(int bufferUnits);
  }

  /** Keeps the first units of an array that the caller uses again. */
  Run keep(char[] units, int length) {
    if (Character.BYTES * (memoryUnits + length) <= storage.keptBytes()) {
      memoryUnits += length;
      char[] kept = Arrays.copyOf(units, length);
      return bufferUnits -> RunCursor.over(kept);
    }
    SpillFile spill = file.orElseGet(() -> SpillFile.create(storage.directory()));
    file = Optional.of(spill);
    long start = spill.append(units, length);
    return bufferUnits -> RunCursor.over(spill, start, length, bufferUnits);
  }

  List<RunCursor> open(List<Run> runs) {
    int bufferUnits = storage.cursorUnits(runs.size());
    return runs.stream().map(run -> run.open(bufferUnits)).toList();
  }

  long temporaryBytes() {
    return file.map(SpillFile::bytes).orElse(0L);
  }

  @Override
  public void close() {
    file.ifPresent(SpillFile::close);
  }
}
