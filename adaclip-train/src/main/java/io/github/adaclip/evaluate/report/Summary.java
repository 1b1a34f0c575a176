package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.PaperSet;
import java.util.List;
import java.util.Optional;

/**
 * What is told about several data sets together.
 *
 * @param entries in the order they are shown
 * @param isPaper whether it is the paper's protocol, with a mean for each domain
 * @param published figures to stand beside
 */
public record Summary(List<Entry> entries, boolean isPaper, PublishedResults published) {
  /**
   * One data set.
   *
   * @param dataset its name in {@code NAME=DIR}
   * @param label what it is called, different for each entry
   * @param folder of its own report, relative to the summary's; "" if there is none
   * @param report empty if it was not measured
   * @param missing why it was not measured; "" if it was
   */
  public record Entry(
      String dataset,
      String label,
      String folder,
      Optional<EvaluationReport> report,
      String missing) {

    /** A set that was measured. */
    public static Entry measured(String label, String folder, EvaluationReport report) {
      return new Entry(report.main().dataset(), label, folder, Optional.of(report), "");
    }

    /** A set of the paper that was not measured. */
    public static Entry missing(PaperSet set, String reason) {
      return new Entry(set.key(), set.title(), "", Optional.empty(), reason);
    }
  }

  /** Copies the list. */
  public Summary {
    entries = List.copyOf(entries);
  }
}
