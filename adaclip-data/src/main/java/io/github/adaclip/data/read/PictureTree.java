package io.github.adaclip.data.read;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders and pictures as readers see them: sorted the same way on every system, links followed
 * without loops, and without what systems leave behind ({@code .DS_Store}, {@code Thumbs.db},
 * {@code __MACOSX}). Names are compared without regard to case.
 */
final class PictureTree {
  private static final Comparator<Path> BY_NAME = Comparator.comparing(PictureTree::slashed);

  private PictureTree() {}

  /** A path's text with forward slashes. */
  static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  static String name(Path path) {
    return path.getFileName() == null ? "" : path.getFileName().toString();
  }

  /** The name without its ending. */
  static String stem(Path path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Names that a person takes for the same: case and the form of umlauts do not count. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  static boolean sameName(String first, String second) {
    return plain(first).equals(plain(second));
  }

  /** The folders in a folder. */
  static List<Path> folders(Path folder) {
    return entries(folder).filter(Files::isDirectory).toList();
  }

  /** The first folder in a folder that has one of the names, tried in their order. */
  static Optional<Path> folder(Path parent, String... names) {
    List<Path> folders = folders(parent);
    return Stream.of(names)
        .flatMap(name -> folders.stream().filter(each -> sameName(name(each), name)))
        .findFirst();
  }

  /** The file of that name in a folder. */
  static Optional<Path> file(Path parent, String name) {
    return entries(parent)
        .filter(each -> sameName(name(each), name) && Files.isRegularFile(each))
        .findFirst();
  }

  /** The pictures that lie in a folder itself. */
  static List<Path> picturesIn(Path folder) {
    return entries(folder)
        .filter(each -> ImageDecoder.hasImageExtension(each) && Files.isRegularFile(each))
        .toList();
  }

  /** The pictures in a folder and everything below. */
  static List<Path> pictures(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new PictureVisitor(folder, found));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    found.sort(BY_NAME);
    return found;
  }

  /** The folder itself if it is fit, else the first fit one of those in it. */
  static Optional<Path> selfOrChild(Path root, java.util.function.Predicate<Path> fit) {
    return fit.test(root) ? Optional.of(root) : folders(root).stream().filter(fit).findFirst();
  }

  /** The first few names in a folder, for messages. */
  static String contents(Path folder) {
    List<String> names =
        entries(folder).map(each -> name(each) + (Files.isDirectory(each) ? "/" : "")).toList();
    if (names.isEmpty()) {
      return "an empty folder";
    }
    int shown = Math.min(names.size(), 6);
    return String.join(", ", names.subList(0, shown))
        + (names.size() > shown ? " and " + (names.size() - shown) + " more" : "");
  }

  private static Stream<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(each -> !isLeftover(each)).sorted(BY_NAME).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, e);
    }
  }

  private static boolean isLeftover(Path path) {
    String name = plain(name(path));
    return name.startsWith(".")
        || name.equals("thumbs.db")
        || name.equals("desktop.ini")
        || name.equals("__macosx");
  }

  static AdaClipException unreadable(Path path, Exception cause) {
    return AdaClipException.of(FailureCode.MISSING_FILE, "the folder or file cannot be read")
        .file(path)
        .found(cause.getMessage())
        .fix("check that it exists and may be read by this user")
        .cause(cause)
        .build();
  }

  private static final class PictureVisitor extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Path> found;

    PictureVisitor(Path top, List<Path> found) {
      this.top = top;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(top) && isLeftover(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (ImageDecoder.hasImageExtension(file) && !isLeftover(file) && attributes.isRegularFile()) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
