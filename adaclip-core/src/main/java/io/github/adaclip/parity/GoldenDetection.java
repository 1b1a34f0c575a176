package io.github.adaclip.parity;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.weights.TensorFile;
import io.github.adaclip.weights.TensorFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The recorded stages of one detection by the reference; read lazily from a safetensors file. */
public final class GoldenDetection implements AutoCloseable {
  private static final String INPUT = "input";
  private static final String CLASS_NAME = "class_name";
  private static final Pattern FILE_NAME =
      Pattern.compile("stages_[^_]+_(.+?)(?:_\\d+)?\\.safetensors");
  private static final int PLANES = 3;

  private final TensorFile file;
  private final String className;

  private GoldenDetection(TensorFile file, String className) {
    this.file = file;
    this.className = className;
  }

  /**
   * The golden files of a directory, in the order of their names.
   *
   * @throws AdaClipException MISSING_FILE if the directory holds none
   */
  public static List<Path> filesIn(Path directory) {
    List<Path> files = List.of();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        files =
            entries
                .filter(entry -> FILE_NAME.matcher(entry.getFileName().toString()).matches())
                .sorted()
                .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (files.isEmpty()) {
      throw AdaClipException.of(
              FailureCode.MISSING_FILE, "there are no golden files to compare with")
          .file(directory)
          .expected("stages_PICTURE_CLASS_SIZE.safetensors")
          .found(Files.isDirectory(directory) ? "a folder without any" : "no such folder")
          .fix("write them with tools/parity/make_golden.py")
          .build();
    }
    return files;
  }

  /**
   * Opens a golden file.
   *
   * @throws AdaClipException UNREADABLE_WEIGHTS if it cannot be read or has no square {@code input}
   */
  public static GoldenDetection open(Path path) {
    TensorFile file = TensorFiles.open(path);
    try {
      long[] shape = file.has(INPUT) ? file.info(INPUT).shape() : new long[0];
      if (shape.length != 4 || shape[0] != 1 || shape[1] != PLANES || shape[2] != shape[3]) {
        throw AdaClipException.of(
                FailureCode.UNREADABLE_WEIGHTS, "the golden file has no picture to start from")
            .file(path)
            .expected("a tensor " + INPUT + " of shape [1, 3, S, S]")
            .found(shape.length == 0 ? "no such tensor" : Arrays.toString(shape))
            .fix("write it anew with tools/parity/make_golden.py")
            .build();
      }
      return new GoldenDetection(file, className(path, file));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Files written before the class name was recorded say it in their names only. */
  private static String className(Path path, TensorFile file) {
    String recorded = file.metadata().get(CLASS_NAME);
    if (recorded != null) {
      return recorded;
    }
    Matcher name = FILE_NAME.matcher(path.getFileName().toString());
    return name.matches() ? name.group(1).replace('_', ' ') : "object";
  }

  /** What the picture was said to show. */
  public String className() {
    return className;
  }

  /** Side of the picture, in pixels. */
  public int side() {
    return (int) file.info(INPUT).shape()[2];
  }

  /** The picture as the reference prepared it. */
  public PreparedImage input() {
    int side = side();
    return new PreparedImage(file.readFloats(INPUT), side, side, side);
  }

  /** The names of all recorded stages. */
  public List<String> stages() {
    return file.names();
  }

  /** Whether a stage was recorded. */
  boolean has(String stage) {
    return file.has(stage);
  }

  /** The values of a stage, row by row. */
  float[] floats(String stage) {
    return file.readFloats(stage);
  }

  /** The values of an integer stage. */
  int[] integers(String stage) {
    return Arrays.stream(file.readLongs(stage)).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public void close() {
    file.close();
  }
}
