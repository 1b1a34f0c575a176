package io.github.adaclip.figure;

import io.github.adaclip.metrics.CurvePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The curves of one evaluation of one method, as {@code adaclip evaluate} writes them.
 *
 * @param name what the legend calls the evaluation
 * @param curves of all levels, classes and kinds
 * @param areas the metrics beside them
 */
public record EvaluatedCurves(String name, List<Curve> curves, ReportedAreas areas) {
  private static final String MAIN_FILE = "curves.csv";
  private static final String METHOD_FILES = "curves-";
  private static final String ENDING = ".csv";

  /**
   * One curve.
   *
   * @param level {@code image} or {@code pixel}
   */
  record Curve(String level, String className, CurveKind kind, List<CurvePoint> points) {}

  /** Copies the list. */
  public EvaluatedCurves {
    curves = List.copyOf(curves);
  }

  /**
   * Reads evaluations: of a folder {@code curves.csv} and the files of further methods, with the
   * metrics of {@code report.json}, or single files of that form. They are called by their folders,
   * by more of the path where two would be called the same.
   *
   * @throws io.github.adaclip.failure.AdaClipException MISSING_FILE or UNUSABLE_DATA
   */
  public static List<EvaluatedCurves> read(List<Path> foldersAndFiles) {
    List<Path> files = new ArrayList<>();
    foldersAndFiles.forEach(path -> files.addAll(files(path)));
    Map<Path, String> names = names(files);
    return files.stream()
        .map(
            file ->
                new EvaluatedCurves(
                    names.get(file),
                    CurveTable.read(file),
                    ReportedAreas.beside(file, method(file))))
        .toList();
  }

  /** The classes that have a curve of that kind. */
  List<String> classes(String level, CurveKind kind) {
    return of(level, kind).map(Curve::className).toList();
  }

  /** A curve for each class that has one of that kind, named by its class. */
  List<MetricCurve> perClass(String level, CurveKind kind) {
    return of(level, kind)
        .map(
            curve ->
                new MetricCurve(
                    curve.className(),
                    curve.points(),
                    areas.ofClass(curve.className(), level, kind)))
        .toList();
  }

  /** The mean over the classes, or the curve of the only class, named by the evaluation. */
  MetricCurve mean(String level, CurveKind kind) {
    List<MetricCurve> all = perClass(level, kind);
    if (all.size() == 1) {
      return new MetricCurve(name, all.get(0).points(), all.get(0).area());
    }
    OptionalDouble area = areas.mean(level, kind);
    return new MetricCurve(
        name + " (" + all.size() + " classes)",
        MeanCurve.of(all.stream().map(MetricCurve::points).toList()),
        area);
  }

  private Stream<Curve> of(String level, CurveKind kind) {
    return curves.stream().filter(curve -> curve.level().equals(level) && curve.kind() == kind);
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    Path main = path.resolve(MAIN_FILE);
    List<Path> files = new ArrayList<>(List.of(main));
    if (Files.isRegularFile(main)) {
      files.addAll(CurveTable.filesIn(path, METHOD_FILES, ENDING));
    }
    return files;
  }

  /** Empty for the main method. */
  private static String method(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(METHOD_FILES) && name.endsWith(ENDING)
        ? name.substring(METHOD_FILES.length(), name.length() - ENDING.length())
        : "";
  }

  private static Map<Path, String> names(List<Path> files) {
    int deepest =
        files.stream().mapToInt(file -> file.toAbsolutePath().getNameCount()).max().orElse(0);
    Map<Path, String> names = new LinkedHashMap<>();
    for (int folders = 1; folders <= deepest; folders++) {
      names.clear();
      for (Path file : files) {
        names.put(file, name(file, folders));
      }
      if (names.values().stream().distinct().count() == names.size()) {
        break;
      }
    }
    return names;
  }

  private static String name(Path file, int folders) {
    Path absolute = file.toAbsolutePath().normalize();
    Path above = absolute.getParent();
    int count = above.getNameCount();
    String folder = count == 0 ? "" : above.subpath(Math.max(0, count - folders), count).toString();
    String own = String.valueOf(absolute.getFileName());
    String stem = own.endsWith(ENDING) ? own.substring(0, own.length() - ENDING.length()) : own;
    if (own.equals(MAIN_FILE)) {
      return folder;
    }
    String method = method(file);
    return folder + ", " + (method.isEmpty() ? stem : method);
  }
}
