package io.github.adaclip.ablate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.ablate.CellResult;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.ablate.SetResult;
import io.github.adaclip.evaluate.SoftwareVersion;
import io.github.adaclip.evaluate.report.EvaluationJson;
import io.github.adaclip.failure.AdaClipException;

/** Results as JSON; percent with full precision, {@code null} where undefined. */
public final class AblationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AblationJson() {}

  /** Everything. */
  static ObjectNode document(AblationTable table) {
    AblationResult result = table.result();
    AblationPlan plan = result.plan();
    ObjectNode document = JSON.objectNode().put("software", SoftwareVersion.text());
    ArrayNode keys = document.putArray("varied");
    plan.keys().forEach(key -> keys.add(key.key()));
    document.put("trainings", plan.trainings()).put("duplicatesLeftOut", plan.duplicates());
    document.put("validation", plan.job().validation().map(NamedSet::name).orElse(null));
    ArrayNode tests = document.putArray("tests");
    plan.job()
        .tests()
        .forEach(
            set ->
                tests
                    .addObject()
                    .put("name", set.name())
                    .put("dataset", set.dataset().name())
                    .put("root", set.dataset().root().toString()));
    ArrayNode cells = document.putArray("cells");
    for (TableRow row : table.cells()) {
      ObjectNode cell = line(row.outcome());
      ObjectNode means = JSON.objectNode();
      table.groups().stream()
          .filter(ResultGroup::isMean)
          .forEach(
              group ->
                  EvaluationJson.putLevels(
                      means.putObject(group.name()),
                      metric -> row.figure(group, metric).percent()));
      cell.set("means", means);
      cells.add(cell);
    }
    putSeeds(document, table);
    return document;
  }

  private static void putSeeds(ObjectNode document, AblationTable table) {
    ArrayNode means = document.putArray("overSeeds");
    for (TableRow row : table.rows()) {
      if (row.isOverSeeds()) {
        ObjectNode node = means.addObject().put("seeds", row.seeds());
        ObjectNode settings = node.putObject("settings");
        table.result().plan().keys().forEach(key -> settings.put(key.key(), row.setting(key)));
        ObjectNode mean = node.putObject("mean");
        ObjectNode deviation = node.putObject("deviation");
        for (ResultGroup group : table.groups()) {
          EvaluationJson.putLevels(
              mean.putObject(group.name()), metric -> row.figure(group, metric).percent());
          EvaluationJson.putLevels(
              deviation.putObject(group.name()), metric -> row.figure(group, metric).deviation());
        }
      }
    }
  }

  /** One cell: its settings, and its results or its failure. */
  public static ObjectNode line(CellOutcome outcome) {
    ObjectNode line = JSON.objectNode().put("status", outcome.status());
    ObjectNode settings = line.putObject("settings");
    outcome.cell().settings().texts().forEach(settings::put);
    outcome.result().ifPresent(result -> putResult(line, outcome, result));
    outcome.failure().ifPresent(failure -> line.set("error", failure(failure)));
    return line;
  }

  private static void putResult(ObjectNode line, CellOutcome outcome, CellResult result) {
    line.put("checkpoint", result.trained().checkpoint().toString())
        .put("checkpointSha256", result.trained().sha256())
        .put("epoch", result.trained().epoch())
        .put("trainingSeconds", result.trained().seconds())
        .put("unreadablePictures", result.unreadable());
    ArrayNode sets = line.putArray("sets");
    for (SetResult set : result.sets()) {
      ObjectNode node = sets.addObject().put("name", set.name());
      node.put("trainedOn", set.trainedOn());
      EvaluationJson.putLevels(node, metric -> set.percent().get(metric));
    }
  }

  private static ObjectNode failure(AdaClipException failure) {
    return JSON.objectNode()
        .put("kind", failure.code().name())
        .put("message", failure.getMessage())
        .put("fix", failure.fix());
  }
}
