package io.github.adaclip.watch;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One look at a folder with all below it: every file that may be meant for others. Hidden files and
 * folders are not, nor those whose names say that they are being written.
 */
final class FolderScan extends SimpleFileVisitor<Path> {
  private static final int DEEPEST_FOLDER = 64;
  private static final Set<String> UNFINISHED =
      Set.of("part", "partial", "tmp", "temp", "crdownload", "filepart");

  private final Path folder;
  private final Path skipped;
  private final Predicate<Path> wanted;
  private final Consumer<FileVersion> files;
  private final Consumer<Path> unreadable;
  private boolean gone;

  private FolderScan(
      Path folder,
      Path skipped,
      Predicate<Path> wanted,
      Consumer<FileVersion> files,
      Consumer<Path> unreadable) {
    this.folder = folder;
    this.skipped = skipped.toAbsolutePath().normalize();
    this.wanted = wanted;
    this.files = files;
    this.unreadable = unreadable;
  }

  /**
   * Looks at everything once; links are followed, but not in circles.
   *
   * @param skipped a folder that is not searched
   * @param files gets every file found
   * @param unreadable gets what could not be looked at
   * @return whether the folder is there
   */
  static boolean run(
      Path folder,
      Path skipped,
      Predicate<Path> wanted,
      Consumer<FileVersion> files,
      Consumer<Path> unreadable) {
    FolderScan scan = new FolderScan(folder, skipped, wanted, files, unreadable);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST_FOLDER, scan);
    } catch (IOException e) {
      unreadable.accept(folder);
    }
    return !scan.gone && Files.isDirectory(folder);
  }

  /** Whether a name is one that its writer will change when the file is complete. */
  static boolean isUnfinished(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith(".") || name.startsWith("~") || UNFINISHED.contains(ending);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.equals(folder)) {
      return FileVisitResult.CONTINUE;
    }
    boolean isHidden = directory.getFileName().toString().startsWith(".");
    return isHidden || directory.toAbsolutePath().normalize().equals(skipped)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()
        && !isUnfinished(file.getFileName().toString())
        && wanted.test(file)) {
      files.accept(version(folder, file, attributes));
    }
    return FileVisitResult.CONTINUE;
  }

  static FileVersion version(Path folder, Path file, BasicFileAttributes attributes) {
    String path =
        folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    return new FileVersion(path, attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** Files come and go while the look lasts; only what stays and cannot be read is told. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (file.equals(folder)) {
      gone = true;
    } else if (!(failure instanceof NoSuchFileException
        || failure instanceof FileSystemLoopException)) {
      unreadable.accept(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
    if (failure != null) {
      unreadable.accept(directory);
    }
    return FileVisitResult.CONTINUE;
  }
}
