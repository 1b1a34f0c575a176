package io.github.adaclip.cli;

import io.github.adaclip.ablate.AblationCell;
import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.AblationListener;
import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.ablate.CellSettings;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.ablate.report.AblationFiles;
import io.github.adaclip.ablate.report.AblationJson;
import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingListener;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows an ablation: which variant, its training and measurement, time left; keeps the report. */
final class AblationDisplay implements AblationListener {
  private final Console console;
  private final boolean json;
  private final AblationPlan plan;
  private final AblationClock clock = new AblationClock();
  private final Set<String> told = new HashSet<>();
  private Progress progress = new NoProgress();
  private TrainingDisplay training;
  private long begun;
  private String name = "";

  AblationDisplay(Console console, boolean json, AblationPlan plan) {
    this.console = console;
    this.json = json;
    this.plan = plan;
  }

  /**
   * Tells what will be done.
   *
   * @param asResult whether that is all the user wants to know
   */
  void planned(boolean asResult) {
    console.note(plan.cells().size() + " variants, " + plan.trainings() + " trainings");
    if (asResult) {
      plan.cells()
          .forEach(
              cell ->
                  console.result(
                      json
                          ? AblationJson.line(CellOutcome.pending(cell)).toString()
                          : describe(cell)));
    }
    if (plan.duplicates() > 0) {
      console.note(
          "note: "
              + plan.duplicates()
              + " of the grid left out, since a setting makes no difference there and they come to"
              + " the same as another");
    }
  }

  private String describe(AblationCell cell) {
    return plan.keys().stream()
        .filter(key -> !cell.settings().value(key).equals(CellSettings.UNUSED))
        .map(key -> text(cell, key))
        .collect(Collectors.joining(", "));
  }

  private static String text(AblationCell cell, AblationKey key) {
    return key.key() + "=" + cell.settings().value(key);
  }

  @Override
  public void note(String line) {
    if (told.add(line)) {
      console.note("note: " + line);
    }
  }

  @Override
  public void cellBegins(AblationCell cell, int number) {
    name = "variant " + number + " of " + plan.cells().size();
    console.note(name + ": " + describe(cell));
  }

  @Override
  public TrainingListener trainingBegins(TrainingJob job) {
    begun = System.nanoTime();
    training =
        new TrainingDisplay(console, json, job) {
          @Override
          public void note(String line) {
            AblationDisplay.this.note(line);
          }
        };
    return training;
  }

  @Override
  public void trainingEnds() {
    training.close();
    clock.trained(seconds());
  }

  @Override
  public EvaluationListener evaluationBegins(NamedSet set) {
    begun = System.nanoTime();
    progress =
        Progress.items(console, "evaluate " + set.title(), "pictures", set.dataset().test().size());
    return new EvaluationListener() {
      @Override
      public void detected(Sample sample, Detection detection) {
        progress.step();
      }

      @Override
      public void failed(Sample sample, AdaClipException failure) {
        // Every variant meets the same unreadable files.
        if (told.add(failure.describe())) {
          console.warn(failure.describe());
        }
        progress.step();
      }
    };
  }

  @Override
  public void evaluationEnds() {
    progress.close();
    clock.measured(seconds());
  }

  @Override
  public void cellEnds(CellOutcome outcome, AblationResult soFar) {
    outcome.failure().ifPresent(failure -> console.warn(failure.describe()));
    AblationFiles.write(plan.job().out(), soFar);
    if (json) {
      console.result(AblationJson.line(outcome).toString());
    }
    console.note(
        name
            + " "
            + outcome.status()
            + " in "
            + AblationClock.words(outcome.seconds())
            + clock.left(soFar).map(left -> "; " + left).orElse(""));
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }
}
