package io.github.adaclip.ablate;

import java.util.List;

/**
 * What became of a cell that is done.
 *
 * @param trained its weights
 * @param sets one for each test set, in their order
 */
public record CellResult(TrainedPrompts trained, List<SetResult> sets) {
  /** Copies the list. */
  public CellResult {
    sets = List.copyOf(sets);
  }

  /** Pictures that could not be used, in training or test. */
  public long unreadable() {
    return trained.skipped() + sets.stream().mapToLong(SetResult::unreadable).sum();
  }
}
