package io.github.adaclip.evaluate;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.List;

/**
 * The paper's rule: each set is measured with prompts whose auxiliary data does not contain it.
 *
 * @param checkpoints in the order given; of several that have not seen a set the first is taken
 */
public record PaperProtocol(List<Checkpoint> checkpoints) {
  /**
   * A checkpoint.
   *
   * @param source the model it makes with its backbone
   * @param trainingData what it was trained on
   */
  public record Checkpoint(ModelSource source, TrainingData trainingData) {}

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

  /** Those of the given sets that a checkpoint measures. */
  public List<PaperSet> setsOf(Checkpoint checkpoint, List<PaperSet> sets) {
    return sets.stream().filter(set -> of(set).equals(checkpoint)).toList();
  }
}
