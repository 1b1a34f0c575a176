package io.github.adaclip.evaluate.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.AtomicFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files of a report. */
public final class ReportFiles {
  /** The page. */
  public static final String HTML = "report.html";

  /** The document. */
  public static final String JSON = "report.json";

  /** The metrics as a table. */
  public static final String CSV = "report.csv";

  /** The score of every picture. */
  public static final String SCORES = "scores.csv";

  /** The points of the first method's curves. */
  public static final String CURVES = "curves.csv";

  private ReportFiles() {}

  /**
   * Writes all files of a report, all of them or none: {@link #HTML}, {@link #JSON}, {@link #CSV},
   * {@link #SCORES}, {@link #CURVES}, and {@code curves-METHOD.csv} for each further method.
   *
   * @param folder made if it is not there; its other files stay as they are
   * @throws io.github.adaclip.failure.AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; the folder
   *     is then as it was
   */
  public static void write(Path folder, EvaluationReport report) {
    AtomicFolder.write(
        folder,
        target -> {
          EvaluationCsv.writeMetrics(target.resolve(CSV), report);
          EvaluationCsv.writeScores(target.resolve(SCORES), report);
          for (Evaluation evaluation : report.evaluations()) {
            EvaluationCsv.writeCurves(
                target.resolve(
                    evaluation == report.main()
                        ? CURVES
                        : "curves-" + evaluation.protocol().method().optionName() + ".csv"),
                evaluation);
          }
          writeJson(target.resolve(JSON), EvaluationJson.document(report));
          HtmlPage.write(target.resolve(HTML), new EvaluationHtml(report).page());
        });
  }

  /** Writes a document, indented, in UTF-8. */
  public static void writeJson(Path target, ObjectNode document) {
    try {
      String text =
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
      AtomicFile.write(target, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
