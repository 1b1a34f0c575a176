package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has arrived of a file, with the server's mark of the version it belongs to: only the same
 * version can be continued.
 */
final class PartialFile {
  private final Path path;
  private final Path validatorFile;

  PartialFile(Path path) {
    this.path = path;
    this.validatorFile = path.resolveSibling(path.getFileName() + ".version");
  }

  Path path() {
    return path;
  }

  /** Bytes on disk; 0 if there is no such file. */
  long length() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Where to continue.
   *
   * @param checksumKnown a checksum tells at the end whether all parts belong together; without
   *     one, only a version mark does
   */
  long resumeOffset(boolean checksumKnown) {
    return checksumKnown || validator().isPresent() ? length() : 0;
  }

  /** Headers that ask for the rest of the same version, or none for offset 0. */
  Map<String, String> rangeHeaders(long offset) {
    Map<String, String> headers = new TreeMap<>();
    if (offset > 0) {
      headers.put("Range", "bytes=" + offset + "-");
      validator().ifPresent(mark -> headers.put("If-Range", mark));
    }
    return headers;
  }

  /** Empties the file and notes the version that is about to arrive. */
  void restart(Optional<String> validator) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.deleteIfExists(path);
      Files.deleteIfExists(validatorFile);
      Files.createFile(path);
    } catch (IOException e) {
      throw AtomicFile.failure(path, path.toAbsolutePath().getParent(), e);
    }
    validator.ifPresent(
        mark -> AtomicFile.write(validatorFile, mark.getBytes(StandardCharsets.UTF_8)));
  }

  /** A stream that adds to the file. Unlike a channel it survives an interrupt of the thread. */
  FileOutputStream append() throws IOException {
    return new FileOutputStream(path.toFile(), true);
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
      Files.deleteIfExists(validatorFile);
    } catch (IOException e) {
      throw AtomicFile.failure(path, path.toAbsolutePath().getParent(), e);
    }
  }

  /** Gives the finished file its place. */
  void moveTo(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      AtomicFile.rename(path, target);
      Files.deleteIfExists(validatorFile);
    } catch (IOException e) {
      throw AtomicFile.failure(target, folder, e);
    }
  }

  /**
   * The failure of a write. A full disk is freed of the part; otherwise the part stays to be
   * continued.
   */
  AdaClipException writeFailure(IOException cause) {
    AdaClipException failure = AtomicFile.failure(path, path.toAbsolutePath().getParent(), cause);
    if (failure.code() == FailureCode.DISK_FULL) {
      delete();
    }
    return failure;
  }

  private Optional<String> validator() {
    try {
      return Optional.of(Files.readString(validatorFile)).filter(mark -> !mark.isBlank());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
