package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import io.github.adaclip.report.MapWriter;
import io.github.adaclip.report.MaskWriter;
import io.github.adaclip.report.OutputFiles;
import io.github.adaclip.report.Overlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes the wanted files of each detection below the output folder, under names that no two
 * pictures share.
 */
final class ResultFiles {
  /** What can be written for a picture. */
  enum Kind {
    OVERLAY,
    MAP,
    MASK,
    NONE;

    /** As users type it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Path folder;
  private final Set<Kind> kinds;
  private final MapFormat mapFormat;
  private final MapSize mapSize;
  private final Set<Path> taken = new HashSet<>();
  private final Set<Path> inputs = new HashSet<>();
  private boolean fullNames;

  /**
   * Files below a folder.
   *
   * @param pictures all pictures of the call, none of which is ever overwritten
   */
  ResultFiles(
      Path folder,
      Set<Kind> kinds,
      MapFormat mapFormat,
      MapSize mapSize,
      List<PictureFiles.Item> pictures) {
    pictures.forEach(picture -> inputs.add(real(picture.path())));
    this.folder = folder;
    this.kinds = kinds;
    this.mapFormat = mapFormat;
    this.mapSize = mapSize;
  }

  /**
   * From now on {@code a.png} becomes {@code a.png_overlay.png}: the same name in every call,
   * whatever other pictures there are, and nothing is remembered.
   */
  ResultFiles withFullNames() {
    fullNames = true;
    return this;
  }

  /**
   * Writes the files of one picture.
   *
   * @param relative the picture's place below the folder that was named; its folders are kept
   * @param picture asked for the picture only if a file shows it
   */
  OutputFiles write(
      Path relative, Detection detection, Supplier<RgbImage> picture, Decision decision) {
    String stem = stem(relative);
    OutputFiles files = OutputFiles.none();
    if (kinds.contains(Kind.OVERLAY)) {
      Path target = folder.resolve(stem + "_overlay.png");
      Overlay.write(target, picture.get().toBufferedImage(), detection, decision);
      files = files.withOverlay(target);
    }
    if (kinds.contains(Kind.MAP)) {
      Path target = folder.resolve(stem + "_map." + mapFormat.extension());
      MapWriter.write(target, detection.map(), mapFormat, mapSize);
      files = files.withMap(target);
    }
    if (kinds.contains(Kind.MASK)) {
      Path target = folder.resolve(stem + "_mask.png");
      MaskWriter.write(
          target,
          detection.map(),
          decision.pixelThreshold().orElseThrow(),
          decision.minAreaPixels());
      files = files.withMask(target);
    }
    return files;
  }

  /**
   * The picture's place without its ending; a second {@code a.png} or an {@code a.jpg} beside
   * becomes {@code a-2}.
   */
  private String stem(Path relative) {
    String path = relative.toString();
    if (fullNames) {
      return path;
    }
    int dot = path.lastIndexOf('.');
    String stem =
        dot > path.lastIndexOf(relative.getFileSystem().getSeparator()) + 1
            ? path.substring(0, dot)
            : path;
    String free = stem;
    for (int number = 2; overwrites(free) || !taken.add(Path.of(free)); number++) {
      free = stem + "-" + number;
    }
    return free;
  }

  private boolean overwrites(String stem) {
    return Stream.of("_overlay.png", "_mask.png", "_map." + mapFormat.extension())
        .anyMatch(ending -> inputs.contains(real(folder.resolve(stem + ending))));
  }

  /** The file itself, whatever links lead to it. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
