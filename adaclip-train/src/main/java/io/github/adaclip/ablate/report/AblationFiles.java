package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.evaluate.report.HtmlPage;
import io.github.adaclip.evaluate.report.ReportFiles;
import io.github.adaclip.file.AtomicFolder;
import java.nio.file.Path;

/** The files of an ablation's report. */
public final class AblationFiles {
  /** The page. */
  public static final String HTML = "ablation.html";

  /** The document. */
  public static final String JSON = "ablation.json";

  /** The table. */
  public static final String CSV = "ablation.csv";

  private AblationFiles() {}

  /**
   * Writes {@link #HTML}, {@link #JSON} and {@link #CSV}, all or none.
   *
   * @param folder made if it is not there; its other files stay as they are
   * @param result finished or not; cells that are still to come are shown as pending
   * @throws io.github.adaclip.failure.AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  public static void write(Path folder, AblationResult result) {
    AblationTable table = AblationTable.of(result);
    AtomicFolder.write(
        folder,
        target -> {
          new AblationCsv(table).write(target.resolve(CSV));
          ReportFiles.writeJson(target.resolve(JSON), AblationJson.document(table));
          HtmlPage.write(target.resolve(HTML), new AblationHtml(table).page());
        });
  }
}
