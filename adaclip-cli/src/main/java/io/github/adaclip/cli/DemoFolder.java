package io.github.adaclip.cli;

import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.figure.DetectionSheet;
import io.github.adaclip.figure.Figure;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.AtomicFolder;
import io.github.adaclip.report.ColorRange;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.Overlay;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The folder of a demo: every picture, its overlay, and the sheet of all; there as a whole. */
final class DemoFolder {
  private static final String SHEET = "demo.png";
  private static final int OUTLINE_PIXELS = 3;

  private final Path folder;
  private final List<DemoPicture> pictures;

  /**
   * A folder to be.
   *
   * @param pictures what it is to hold
   */
  DemoFolder(Path folder, List<DemoPicture> pictures) {
    this.folder = folder;
    this.pictures = pictures;
  }

  /** Where a picture is, counted from 0. */
  Path picture(int number) {
    return folder.resolve(stem(number) + ".png");
  }

  /** Where a picture's overlay is. */
  Path overlay(int number) {
    return folder.resolve(stem(number) + "_overlay.png");
  }

  /** Where the sheet is. */
  Path sheet() {
    return folder.resolve(SHEET);
  }

  /**
   * Refuses a folder with other files than those of an earlier demo.
   *
   * @param force replace files of the demo's names, keep all others
   * @throws AdaClipException INVALID_OPTION if there are others; UNWRITABLE_OUTPUT or DISK_FULL if
   *     nothing could be written
   */
  void requireFree(boolean force) {
    if (!force && Files.isDirectory(folder) && holdsOtherFiles()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the folder holds other files")
          .with("--out", folder)
          .expected("a folder that is not there yet, an empty one, or an earlier demo")
          .fix("name another folder, or pass --force to write among the files there")
          .build();
    }
    OutputFolder.requireWritable(folder);
  }

  private boolean holdsOtherFiles() {
    Set<Path> own = new HashSet<>(List.of(sheet()));
    for (int number = 0; number < pictures.size(); number++) {
      own.add(picture(number));
      own.add(overlay(number));
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return !entries.allMatch(own::contains);
    } catch (IOException e) {
      throw AtomicFile.failure(folder, folder, e);
    }
  }

  /**
   * Writes everything.
   *
   * @param scenes the pictures, drawn
   * @param detections what the model says about each
   * @param range of the sheet's colours
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  void write(List<SyntheticScene> scenes, List<Detection> detections, ColorRange range) {
    AtomicFolder.write(
        folder,
        temporary -> {
          List<DetectionSheet.Entry> entries = new ArrayList<>();
          for (int number = 0; number < scenes.size(); number++) {
            SyntheticScene scene = scenes.get(number);
            Detection detection = detections.get(number);
            BufferedImage picture = scene.picture().toBufferedImage();
            AtomicFile.write(temporary.resolve(picture(number).getFileName()), png(picture));
            Overlay.write(
                temporary.resolve(overlay(number).getFileName()),
                picture,
                detection,
                Decision.none());
            entries.add(entry(pictures.get(number), scene, detection));
          }
          Figure sheet = DetectionSheet.of(entries, range);
          AtomicFile.write(temporary.resolve(SHEET), sheet.png());
        });
  }

  private static DetectionSheet.Entry entry(
      DemoPicture picture, SyntheticScene scene, Detection detection) {
    return new DetectionSheet.Entry(
        scene.className(),
        scene.picture(),
        scene.outlined(OUTLINE_PIXELS),
        picture.truth(),
        detection);
  }

  private String stem(int number) {
    return (number + 1) + "-" + pictures.get(number).fileName();
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, "png", bytes)) {
        throw new IllegalStateException("this Java cannot write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
