package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageDecoder;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pictures that were named on the command line: files as they are, folders with all pictures in
 * them.
 */
final class PictureFiles {
  private static final int DEEPEST_FOLDER = 64;

  /**
   * A picture to be scored.
   *
   * @param path the file
   * @param relative where it lies below the folder that was named, or just its file name
   */
  record Item(Path path, Path relative) {}

  private PictureFiles() {}

  /**
   * All pictures in a fixed order: arguments as given, files of a folder by their path.
   *
   * @param results the folder for results, which is not searched
   * @throws AdaClipException MISSING_FILE if a folder holds no picture; a missing file stays in the
   *     list and fails when it is read
   */
  static List<Item> of(List<Path> arguments, Path results) {
    List<Item> items = new ArrayList<>();
    for (Path argument : arguments) {
      if (Files.isDirectory(argument)) {
        items.addAll(inFolder(argument, results));
      } else {
        items.add(
            new Item(argument, argument.getFileName() == null ? argument : argument.getFileName()));
      }
    }
    return items;
  }

  private static List<Item> inFolder(Path folder, Path results) {
    Path skipped = results.toAbsolutePath().normalize();
    boolean within = folder.toAbsolutePath().normalize().startsWith(skipped);
    try (Stream<Path> files = Files.walk(folder, DEEPEST_FOLDER, FileVisitOption.FOLLOW_LINKS)) {
      List<Item> items =
          files
              .filter(file -> within || !file.toAbsolutePath().normalize().startsWith(skipped))
              .filter(file -> ImageDecoder.hasImageExtension(file) && Files.isRegularFile(file))
              .sorted()
              .map(file -> new Item(file, folder.relativize(file)))
              .toList();
      if (items.isEmpty()) {
        throw AdaClipException.of(FailureCode.MISSING_FILE, "the folder holds no pictures")
            .file(folder)
            .expected("files ending in .png, .jpg, .jpeg, .bmp, .gif, .tif, .tiff or .webp")
            .fix("name another folder, or the files themselves")
            .build();
      }
      return items;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the folder cannot be read")
          .file(folder)
          .found(e.getMessage())
          .fix("check the permissions of the folder and of those in it")
          .cause(e)
          .build();
    }
  }

  /**
   * The class that a picture's place says: the folder above {@code test} or {@code train} in
   * MVTec's layout, else the folder it lies in, with {@code -} read as a space by the sentences.
   */
  static String classFromFolder(Path picture) {
    Path folders = picture.toAbsolutePath().normalize().getParent();
    for (Path folder = folders;
        folder != null && folder.getFileName() != null;
        folder = folder.getParent()) {
      String name = folder.getFileName().toString();
      Path above = folder.getParent();
      if ((name.equals("test") || name.equals("train"))
          && above != null
          && above.getFileName() != null) {
        return above.getFileName().toString();
      }
    }
    return folders == null || folders.getFileName() == null
        ? "object"
        : folders.getFileName().toString();
  }
}
