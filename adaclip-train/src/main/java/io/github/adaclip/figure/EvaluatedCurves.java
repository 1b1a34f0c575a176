package io.github.adaclip.figure;

import io.github.adaclip.metrics.CurvePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
   * metrics of {@code report.json}, or single files of that form; see {@link EvaluationNames} for
   * what they are called.
   *
   * @throws io.github.adaclip.failure.AdaClipException MISSING_FILE or UNUSABLE_DATA
   */
  public static List<EvaluatedCurves> read(List<Path> foldersAndFiles) {
    List<Path> files = new ArrayList<>();
    foldersAndFiles.forEach(path -> files.addAll(files(path)));
    Map<Path, String> names = new EvaluationNames(files).all();
    return files.stream()
        .map(
            file ->
                new EvaluatedCurves(
                    names.get(file),
                    CurveTable.read(file),
                    ReportedAreas.beside(file, EvaluationNames.method(file))))
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
    Path main = path.resolve(EvaluationNames.MAIN_FILE);
    List<Path> files = new ArrayList<>(List.of(main));
    if (Files.isRegularFile(main)) {
      files.addAll(CurveTable.filesIn(path, EvaluationNames.METHOD_FILES, EvaluationNames.ENDING));
    }
    return files;
  }
}
