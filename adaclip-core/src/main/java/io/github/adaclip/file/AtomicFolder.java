package io.github.adaclip.file;

import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes several files that belong together so that nobody meets some of them: they are written
 * into a temporary folder beside the target and take their places when all are complete.
 */
public final class AtomicFolder {
  private AtomicFolder() {}

  /**
   * Creates a folder, or replaces files of an existing one; its other files stay as they are.
   *
   * @param target where the files are to be found afterwards; parent folders are made
   * @param content writes the files into the folder it is given, none deeper
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT, or as the content; the target is then
   *     as it was before
   */
  public static void write(Path target, Consumer<Path> content) {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
    Path temporary = parent.resolve("." + absolute.getFileName() + "." + UUID.randomUUID());
    UnfinishedFiles.add(temporary);
    try {
      requireNoFile(absolute);
      Files.createDirectories(temporary);
      content.accept(temporary);
      place(temporary, absolute);
    } catch (IOException e) {
      throw AtomicFile.failure(target, parent, e);
    } finally {
      UnfinishedFiles.remove(temporary);
      UnfinishedFiles.deleteTree(temporary);
    }
  }

  private static void requireNoFile(Path target) throws NotDirectoryException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new NotDirectoryException(target.toString());
    }
  }

  private static void place(Path temporary, Path target) throws IOException {
    if (isMissingOrEmpty(target)) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    for (Path file : entries(temporary)) {
      AtomicFile.rename(file, target.resolve(file.getFileName()));
    }
  }

  /** Whether a folder can take this place without anything being lost. */
  public static boolean isMissingOrEmpty(Path folder) throws IOException {
    return Files.notExists(folder) || (Files.isDirectory(folder) && entries(folder).isEmpty());
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
