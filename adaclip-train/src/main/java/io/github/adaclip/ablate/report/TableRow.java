package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.ablate.CellSettings;
import io.github.adaclip.evaluate.report.Percent;
import io.github.adaclip.metrics.Metric;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A row of the table.
 *
 * @param outcome of its cell; for a mean over seeds that of the first seed
 * @param seeds over how many it is a mean; 1 for a cell
 * @param figures by group and metric; of a cell that is not done there are none
 */
record TableRow(CellOutcome outcome, int seeds, Map<ResultGroup, Map<Metric, Figure>> figures) {
  boolean isOverSeeds() {
    return seeds > 1;
  }

  Figure figure(ResultGroup group, Metric metric) {
    return figures
        .getOrDefault(group, Map.of())
        .getOrDefault(metric, Figure.of(OptionalDouble.empty()));
  }

  /** What stands in the column of a setting; a dash where the setting makes no difference. */
  String setting(AblationKey key) {
    if (isOverSeeds() && key == AblationKey.SEED) {
      return "mean of " + seeds;
    }
    String value = outcome.cell().settings().value(key);
    return value.equals(CellSettings.UNUSED) ? Percent.NONE : value;
  }

  /** Whether it learnt from the set of a group. */
  boolean wasTrainedOn(ResultGroup group) {
    return !group.isMean() && outcome.cell().wasTrainedOn(group.sets().get(0));
  }
}
