package io.github.adaclip.ablate;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An ablation as a user describes it.
 *
 * @param data auxiliary sets; each cell is trained on all of them, or on those it names
 * @param validation chooses the best epoch of every training
 * @param tests what every cell is measured on; empty: the validation set
 * @param backbone name or path of the base settings; empty if the grid varies it
 * @param locator a name or path of CLIP weights to the file or folder
 * @param options base settings of the model and how it learns; where it has no prompts, cells that
 *     have some get the published branch, depth and length
 * @param settings base settings of the training
 * @param grid what is varied
 * @param out folder for everything that is made
 */
public record AblationJob(
    List<NamedSet> data,
    Optional<NamedSet> validation,
    List<NamedSet> tests,
    Optional<String> backbone,
    Function<String, Path> locator,
    TrainingOptions options,
    TrainSettings settings,
    AblationGrid grid,
    Path out) {

  /** Copies the lists; refuses what lacks a set or a backbone. */
  public AblationJob {
    data = List.copyOf(data);
    tests = tests.isEmpty() ? validation.stream().toList() : List.copyOf(tests);
    if (data.isEmpty()) {
      throw missing("there is nothing to train on", "pass --data NAME=DIR");
    }
    if (tests.isEmpty()) {
      throw missing(
          "there is nothing to measure the variants on",
          "pass --test NAME=DIR, or --validate NAME=DIR, which is then tested too");
    }
    if (backbone.isEmpty()
        && (grid.oneAtATime() || !grid.values().containsKey(AblationKey.BACKBONE))) {
      throw missing("no backbone is named", "pass --backbone NAME|PATH");
    }
  }

  private static AdaClipException missing(String summary, String fix) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary).fix(fix).build();
  }
}
