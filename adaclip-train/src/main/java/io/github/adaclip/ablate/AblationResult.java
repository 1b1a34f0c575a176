package io.github.adaclip.ablate;

import java.util.List;

/**
 * What became of an ablation, or has so far.
 *
 * @param plan what was to be done
 * @param outcomes one for each cell, in the plan's order
 */
public record AblationResult(AblationPlan plan, List<CellOutcome> outcomes) {
  /** Copies the list. */
  public AblationResult {
    outcomes = List.copyOf(outcomes);
  }

  /** How many cells failed. */
  public long failed() {
    return outcomes.stream().filter(outcome -> outcome.failure().isPresent()).count();
  }

  /** Whether pictures could not be used anywhere. */
  public boolean hasUnreadablePictures() {
    return outcomes.stream()
        .flatMap(outcome -> outcome.result().stream())
        .anyMatch(result -> result.unreadable() > 0);
  }
}
