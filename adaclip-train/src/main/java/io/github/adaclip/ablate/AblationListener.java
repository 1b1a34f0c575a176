package io.github.adaclip.ablate;

import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingListener;

/** Hears how an ablation goes on, on the thread that called it; an exception ends it. */
public interface AblationListener {
  /** Something good to know. */
  default void note(String line) {}

  /**
   * A cell begins.
   *
   * @param number from 1
   */
  default void cellBegins(AblationCell cell, int number) {}

  /**
   * A training begins or goes on, which no earlier cell needed.
   *
   * @return hears about it
   */
  default TrainingListener trainingBegins(TrainingJob job) {
    return TrainingListener.none();
  }

  /** A training has ended, well or not. */
  default void trainingEnds() {}

  /**
   * A measurement begins.
   *
   * @return hears about its pictures
   */
  default EvaluationListener evaluationBegins(NamedSet set) {
    return EvaluationListener.none();
  }

  /** A measurement has ended, well or not. */
  default void evaluationEnds() {}

  /**
   * A cell has ended, well or not.
   *
   * @param soFar all outcomes; cells that are still to come are pending
   */
  default void cellEnds(CellOutcome outcome, AblationResult soFar) {}

  /** Hears nothing. */
  static AblationListener none() {
    return new AblationListener() {};
  }
}
