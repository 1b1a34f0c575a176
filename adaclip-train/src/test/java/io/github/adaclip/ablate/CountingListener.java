package io.github.adaclip.ablate;

import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Counts what is really done. */
class CountingListener implements AblationListener {
  final List<TrainingJob> trainings = new ArrayList<>();
  final List<NamedSet> measured = new ArrayList<>();
  final List<String> ended = new ArrayList<>();

  @Override
  public TrainingListener trainingBegins(TrainingJob job) {
    trainings.add(job);
    return TrainingListener.none();
  }

  @Override
  public EvaluationListener evaluationBegins(NamedSet set) {
    measured.add(set);
    return EvaluationListener.none();
  }

  @Override
  public void cellEnds(CellOutcome outcome, AblationResult soFar) {
    ended.add(
        outcome.status()
            + " of "
            + soFar.outcomes().stream().map(CellOutcome::status).distinct().toList());
  }
}
