package io.github.adaclip.ablate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.train.TrainingSamples;
import io.github.adaclip.weights.PromptBranch;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an ablation will do.
 *
 * @param job what it was made from
 * @param cells every variant once, in the order of the table
 * @param duplicates how many variants were left out because they come to the same as another
 */
public record AblationPlan(AblationJob job, List<AblationCell> cells, int duplicates) {
  /** Copies the list. */
  public AblationPlan {
    cells = List.copyOf(cells);
  }

  /**
   * Lists and checks all variants; nothing is written or trained.
   *
   * @throws AdaClipException INVALID_OPTION, UNUSABLE_DATA or another code of the user's input if
   *     any of them cannot be trained or measured
   */
  public static AblationPlan of(AblationJob job) {
    CellBuilder builder = new CellBuilder(job);
    // One at a time, a value of the base settings is no duplicate worth a word.
    Set<Map<AblationKey, String>> variants =
        new LinkedHashSet<>(job.grid().variants(builder.base()));
    Set<CellSettings> settings = new LinkedHashSet<>();
    variants.forEach(variant -> settings.add(builder.settings(variant)));
    List<AblationCell> cells = settings.stream().map(builder::cell).toList();
    job.validation().map(NamedSet::dataset).ifPresent(Evaluator::requireMeasurable);
    job.tests().forEach(set -> Evaluator.requireMeasurable(set.dataset()));
    Set<List<NamedSet>> checked = new HashSet<>();
    for (AblationCell cell : cells) {
      requireFittingSize(cell);
      requireFittingPrompts(cell);
      if (checked.add(cell.data())) {
        TrainingSamples.of(datasets(cell), cell.training());
      }
    }
    return new AblationPlan(job, cells, variants.size() - cells.size());
  }

  /** How many different trainings the cells need. */
  public int trainings() {
    return (int) cells.stream().map(AblationCell::trainingSettings).distinct().count();
  }

  /** The keys of the grid, in its order. */
  public List<AblationKey> keys() {
    return job.grid().keys();
  }

  /** Whether any cell learns from a set, so that means over sets leave it out in all cells. */
  public boolean isTrainedOn(NamedSet set) {
    return cells.stream().anyMatch(cell -> cell.wasTrainedOn(set));
  }

  static List<Dataset> datasets(AblationCell cell) {
    return cell.data().stream().map(NamedSet::dataset).toList();
  }

  private static void requireFittingSize(AblationCell cell) {
    int patch = cell.backbone().architecture().patchSize();
    int size = cell.settings().whole(AblationKey.IMAGE_SIZE);
    if (size % patch != 0) {
      int below = size / patch * patch;
      String fitting = (below > 0 ? below + " and " : "") + (below + patch);
      throw refuse(cell, "the image size does not fit the backbone's patches")
          .expected("a multiple of " + patch + "; the nearest are " + fitting)
          .found(size)
          .fix("take another image-size or leave that backbone out")
          .build();
    }
  }

  private static void requireFittingPrompts(AblationCell cell) {
    if (!cell.settings().isUsed(AblationKey.PROMPT_BRANCH)) {
      return;
    }
    PromptBranch branch =
        PromptBranch.of(cell.settings().value(AblationKey.PROMPT_BRANCH)).orElseThrow();
    int depth = cell.settings().whole(AblationKey.PROMPT_DEPTH);
    requireDepth(cell, branch.hasVision(), "vision", depth);
    requireDepth(cell, branch.hasText(), "text", depth);
    int longest = cell.backbone().architecture().contextLength() - 2;
    int length = cell.settings().whole(AblationKey.PROMPT_LENGTH);
    if (branch.hasText() && length > longest) {
      throw refuse(cell, "the prompts are longer than the backbone's texts")
          .expected("a prompt-length up to " + longest)
          .found(length)
          .fix("take a smaller prompt-length")
          .build();
    }
  }

  private static void requireDepth(AblationCell cell, boolean used, String tower, int depth) {
    int layers =
        tower.equals("vision")
            ? cell.backbone().architecture().visionLayers()
            : cell.backbone().architecture().textLayers();
    if (used && depth > layers) {
      throw refuse(cell, "the prompts reach deeper than the backbone's " + tower + " tower")
          .expected("a prompt-depth up to " + layers)
          .found(depth)
          .fix("take a smaller prompt-depth, or other towers with prompt-branch")
          .build();
    }
  }

  private static AdaClipException.Builder refuse(AblationCell cell, String summary) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary)
        .with("backbone", cell.backbone().name());
  }
}
