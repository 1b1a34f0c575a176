package io.github.adaclip.evaluate;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The paper's rule: each set is measured with prompts whose auxiliary data does not contain it.
 *
 * @param checkpoints in the order given; of several that have not seen a set the first is taken
 */
public record PaperProtocol(List<Checkpoint> checkpoints) {
  /**
   * A checkpoint.
   *
   * @param file where it lies
   * @param trainingData what it was trained on
   */
  public record Checkpoint(Path file, TrainingData trainingData) {}

  /** Copies the list and refuses an empty one. */
  public PaperProtocol {
    checkpoints = List.copyOf(checkpoints);
    if (checkpoints.isEmpty()) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the paper's protocol needs checkpoints")
          .expected("one, or two that were trained on different data")
          .fix("pass --checkpoint, for instance adaclip-mvtec-colondb and adaclip-visa-clinicdb")
          .build();
    }
  }

  /**
   * Which checkpoint a set is measured with: the first that has not seen it, or the first of all if
   * every one has.
   */
  public Checkpoint of(PaperSet set) {
    return checkpoints.stream()
        .filter(each -> !each.trainingData().contains(set.key()))
        .findFirst()
        .orElse(checkpoints.get(0));
  }

  /** The sets of each checkpoint, of those that are there. */
  public Map<PaperSet, Checkpoint> assignment(List<PaperSet> sets) {
    Map<PaperSet, Checkpoint> assignment = new EnumMap<>(PaperSet.class);
    sets.forEach(set -> assignment.put(set, of(set)));
    return assignment;
  }
}
