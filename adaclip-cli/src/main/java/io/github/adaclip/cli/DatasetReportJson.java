package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.data.Level;
import io.github.adaclip.data.check.ClassCounts;
import io.github.adaclip.data.check.DatasetReport;
import io.github.adaclip.data.check.Finding;
import io.github.adaclip.data.check.FindingKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a check found, as JSON: one line about the set, then one for each finding. */
final class DatasetReportJson {
  private DatasetReportJson() {}

  static List<ObjectNode> lines(DatasetReport report) {
    return Stream.concat(
            Stream.of(summary(report)), report.findings().stream().map(DatasetReportJson::finding))
        .toList();
  }

  private static ObjectNode summary(DatasetReport report) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("dataset", report.name())
            .put("root", report.root().toString())
            .put("pictures", report.pictures())
            .put("unusable", report.unusable());
    line.putObject("sizes")
        .put("minWidth", report.sizes().minWidth())
        .put("maxWidth", report.sizes().maxWidth())
        .put("minHeight", report.sizes().minHeight())
        .put("maxHeight", report.sizes().maxHeight());
    ArrayNode levels = line.putArray("levels");
    report.levels().stream()
        .sorted()
        .map(Level::name)
        .forEach(name -> levels.add(name.toLowerCase(Locale.ROOT)));
    ArrayNode classes = line.putArray("classes");
    report.classes().forEach(each -> classes.add(counts(each)));
    ObjectNode findings = line.putObject("findings");
    for (FindingKind kind : FindingKind.values()) {
      if (report.findingCounts().containsKey(kind)) {
        findings.put(kind.name(), report.findingCounts().get(kind));
      }
    }
    return line;
  }

  private static ObjectNode counts(ClassCounts counts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", counts.name())
        .put("trainNormal", counts.trainNormal())
        .put("trainAnomalous", counts.trainAnomalous())
        .put("testNormal", counts.testNormal())
        .put("testAnomalous", counts.testAnomalous())
        .put("anomalousWithoutMask", counts.anomalousWithoutMask());
  }

  private static ObjectNode finding(Finding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("kind", finding.kind().name())
        .put("file", finding.file().toString())
        .put("message", finding.message())
        .put("fix", finding.fix());
  }
}
