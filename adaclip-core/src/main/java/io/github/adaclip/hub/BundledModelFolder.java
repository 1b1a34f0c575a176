package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Unpacks a bundled model once, to {@code bundled/NAME-KEY/} in the cache; KEY is the start of a
 * hash of its files' sums, so that models of several versions live beside each other.
 *
 * <p>Files that are there are used if their sums are right, and replaced otherwise; several
 * processes may do this at the same time, since every file appears as a whole. Where the cache
 * cannot be written, a private folder for temporary files takes its place until the process ends.
 */
public final class BundledModelFolder {
  private static final String BUNDLED = "bundled";
  private static final int KEY_LENGTH = 12;
  private static final int BUFFER_BYTES = 1 << 16;

  /** Folders that serve this process in place of an unwritable cache, by the folder's name. */
  private static final Map<String, Path> TEMPORARY = new ConcurrentHashMap<>();

  private BundledModelFolder() {}

  /** Where a model is, or is going to be. */
  public static Path locationOf(BundledModel model, ModelCache cache) {
    return cache.directory().resolve(BUNDLED).resolve(folderName(model));
  }

  /**
   * The folder with all files of a model, each with the right sum.
   *
   * @throws AdaClipException CHECKSUM_MISMATCH if the jar is damaged; UNWRITABLE_OUTPUT or
   *     DISK_FULL if neither the cache nor the folder for temporary files can be written
   */
  public static Path unpack(BundledModel model, ModelCache cache) {
    Path folder = locationOf(model, cache);
    try {
      unpackInto(folder, model);
      return folder;
    } catch (AdaClipException e) {
      if (e.code() != FailureCode.UNWRITABLE_OUTPUT && e.code() != FailureCode.DISK_FULL) {
        throw e;
      }
      Path temporary = TEMPORARY.computeIfAbsent(folderName(model), name -> newTemporary(e));
      unpackInto(temporary, model);
      // Registered after the folder, and so deleted before it.
      model.files().forEach(file -> temporary.resolve(file.name()).toFile().deleteOnExit());
      return temporary;
    }
  }

  private static String folderName(BundledModel model) {
    String sums =
        model.files().stream()
            .map(file -> file.sha256() + "  " + file.name() + "\n")
            .sorted()
            .collect(Collectors.joining());
    return model.name() + "-" + Sha256.ofText(sums).substring(0, KEY_LENGTH);
  }

  private static Path newTemporary(AdaClipException reason) {
    try {
      Path folder = Files.createTempDirectory("adaclip-model");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw AdaClipException.of(reason.code(), "there is no room for the model of this software")
          .with("cache", reason.getMessage())
          .with("temporary", e)
          .fix("set ADACLIP_CACHE, or pass --cache-dir, with a folder this user may write")
          .cause(e)
          .build();
    }
  }

  private static void unpackInto(Path folder, BundledModel model) {
    for (BundledModel.File file : model.files()) {
      Path target = folder.resolve(file.name());
      if (isSound(target, file)) {
        continue;
      }
      try {
        AtomicFile.write(target, channel -> copy(model, file, channel));
      } catch (AdaClipException e) {
        // Where open files cannot be replaced, another process may have been first.
        if (!isSound(target, file)) {
          throw e;
        }
      }
    }
  }

  private static boolean isSound(Path target, BundledModel.File file) {
    try {
      return Files.isRegularFile(target) && Sha256.of(target).equals(file.sha256());
    } catch (AdaClipException e) {
      // A file that this user cannot read is as good as none.
      return false;
    }
  }

  private static void copy(BundledModel model, BundledModel.File file, FileChannel channel)
      throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new DigestInputStream(model.open(file), digest)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    }
    String found = Sha256.hex(digest);
    if (!found.equals(file.sha256())) {
      throw AdaClipException.of(
              FailureCode.CHECKSUM_MISMATCH, "the model that comes with the software is damaged")
          .file(model.name() + "/" + file.name())
          .expected("sha256 " + file.sha256())
          .found("sha256 " + found)
          .fix("install or build the software again")
          .build();
    }
  }
}
