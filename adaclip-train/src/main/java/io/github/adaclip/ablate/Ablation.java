package io.github.adaclip.ablate;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Trains and measures all cells of a plan, one after the other.
 *
 * <pre>{@code
 * AblationPlan plan = AblationPlan.of(job);          // all checks, nothing written
 * AblationResult result = Ablation.run(plan, AblationListener.none());
 * AblationFiles.write(job.out(), result);
 * }</pre>
 *
 * <p>What is finished is not done again: a training is known by its settings and the checksums of
 * data and backbone, a measurement also by the checksums of checkpoint and test set. A training
 * that was interrupted goes on where its state was stored.
 */
public final class Ablation {
  /** After these the next cell would fail as well. */
  private static final Set<FailureCode> ENDS_ALL =
      EnumSet.of(
          FailureCode.CANCELLED,
          FailureCode.DISK_FULL,
          FailureCode.UNWRITABLE_OUTPUT,
          FailureCode.ENGINE_UNAVAILABLE,
          FailureCode.INTERNAL_ERROR);

  private final AblationPlan plan;
  private final AblationListener listener;
  private final CellTraining training;
  private final AblationFolder folder;
  private final Fingerprints fingerprints;
  private final List<CellOutcome> outcomes;

  private Ablation(AblationPlan plan, AblationFolder folder, AblationListener listener) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
    this.fingerprints = new Fingerprints(plan.job(), listener);
    this.training = new CellTraining(plan.job(), folder, fingerprints, listener);
    this.outcomes = new ArrayList<>(plan.cells().stream().map(CellOutcome::pending).toList());
  }

  /**
   * Does what is left to do.
   *
   * @return an outcome for every cell; a cell that failed is among them and the others are done
   * @throws AdaClipException BUSY if another ablation uses the folder; CANCELLED, DISK_FULL,
   *     UNWRITABLE_OUTPUT, ENGINE_UNAVAILABLE or INTERNAL_ERROR, which would befall every cell;
   *     what was finished stays
   */
  public static AblationResult run(AblationPlan plan, AblationListener listener) {
    try (AblationFolder folder = AblationFolder.open(plan.job().out())) {
      return new Ablation(plan, folder, listener).run();
    }
  }

  private AblationResult run() {
    for (int index = 0; index < plan.cells().size(); index++) {
      AblationCell cell = plan.cells().get(index);
      listener.cellBegins(cell, index + 1);
      outcomes.set(index, outcome(cell));
      listener.cellEnds(outcomes.get(index), new AblationResult(plan, outcomes));
    }
    return new AblationResult(plan, outcomes);
  }

  private CellOutcome outcome(AblationCell cell) {
    long start = System.nanoTime();
    try {
      TrainedPrompts trained = training.of(cell);
      List<SetResult> sets =
          new CellMeasurement(cell, trained, folder, fingerprints, listener).on(plan.job().tests());
      return new CellOutcome(
          cell, Optional.of(new CellResult(trained, sets)), Optional.empty(), seconds(start));
    } catch (AdaClipException e) {
      if (ENDS_ALL.contains(e.code())) {
        throw e;
      }
      return new CellOutcome(cell, Optional.empty(), Optional.of(e), seconds(start));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
