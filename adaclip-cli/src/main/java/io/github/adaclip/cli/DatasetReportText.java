package io.github.adaclip.cli;

import io.github.adaclip.data.Level;
import io.github.adaclip.data.check.ClassCounts;
import io.github.adaclip.data.check.DatasetReport;
import io.github.adaclip.data.check.Finding;
import io.github.adaclip.data.check.FindingKind;
import io.github.adaclip.data.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a check found, for a terminal. */
final class DatasetReportText {
  /** Findings of one kind that are shown; the rest is counted, and all are in the JSON. */
  private static final int SHOWN_PER_KIND = 5;

  private static final String ROW = "%-20s %12s %15s %11s %14s %13s";

  private DatasetReportText() {}

  static List<String> lines(DatasetReport report, boolean labelled) {
    List<String> lines = new ArrayList<>();
    lines.add(report.name() + "=" + report.root());
    lines.add("pictures  " + report.pictures() + ", " + report.sizes() + " pixels");
    if (labelled) {
      lines.add("levels    " + levels(report));
      lines.add("");
      addClasses(report, lines);
    }
    addFindings(report, lines);
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "errors %d, warnings %d",
            report.count(Severity.ERROR),
            report.count(Severity.WARNING)));
    return lines;
  }

  private static String levels(DatasetReport report) {
    return report.levels().isEmpty()
        ? "none"
        : report.levels().stream()
            .sorted()
            .map(Level::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private static void addClasses(DatasetReport report, List<String> lines) {
    lines.add(
        row(
            "class",
            "train normal",
            "train anomalous",
            "test normal",
            "test anomalous",
            "without mask"));
    report.classes().forEach(each -> lines.add(row(each)));
    if (report.classes().size() > 1) {
      lines.add(
          row(
              new ClassCounts(
                  "all",
                  sum(report, ClassCounts::trainNormal),
                  sum(report, ClassCounts::trainAnomalous),
                  sum(report, ClassCounts::testNormal),
                  sum(report, ClassCounts::testAnomalous),
                  sum(report, ClassCounts::anomalousWithoutMask))));
    }
  }

  private static long sum(DatasetReport report, ToLongFunction<ClassCounts> count) {
    return report.classes().stream().mapToLong(count).sum();
  }

  private static String row(ClassCounts counts) {
    return row(
        counts.name(),
        counts.trainNormal(),
        counts.trainAnomalous(),
        counts.testNormal(),
        counts.testAnomalous(),
        counts.anomalousWithoutMask());
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }

  private static void addFindings(DatasetReport report, List<String> lines) {
    Map<FindingKind, List<Finding>> byKind =
        report.findings().stream().collect(Collectors.groupingBy(Finding::kind));
    for (FindingKind kind : FindingKind.values()) {
      List<Finding> findings = byKind.getOrDefault(kind, List.of());
      findings.stream().limit(SHOWN_PER_KIND).forEach(finding -> add(finding, lines));
      long more =
          report.findingCounts().getOrDefault(kind, 0L) - Math.min(SHOWN_PER_KIND, findings.size());
      if (more > 0) {
        lines.add("  and " + more + " more of this kind; --json lists up to 100");
      }
    }
  }

  private static void add(Finding finding, List<String> lines) {
    lines.add("");
    lines.add(finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.message());
    lines.add("  file      " + finding.file());
    lines.add("  fix       " + finding.fix());
  }
}
