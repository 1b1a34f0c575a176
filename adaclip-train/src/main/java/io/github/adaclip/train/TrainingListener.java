package io.github.adaclip.train;

import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.failure.AdaClipException;

/** Hears how a training goes on, on the thread that called it; an exception ends it. */
public interface TrainingListener {
  /** Something good to know: remarks on the data, what is being read, where a run goes on. */
  default void note(String line) {}

  /**
   * An epoch begins, or a stored one goes on.
   *
   * @param epoch from 1
   * @param pictures in the whole epoch
   * @param done of them in an earlier call
   */
  default void epochBegins(int epoch, int pictures, int done) {}

  /** The weights were changed. */
  default void updated(LogEntry entry) {}

  /**
   * A picture could not be read; the training goes on without it.
   *
   * @param picture its file, or the files of a pasted one
   */
  default void skipped(String picture, AdaClipException failure) {}

  /**
   * A validation begins.
   *
   * @param pictures how many it takes
   * @return hears about them
   */
  default EvaluationListener validationBegins(int pictures) {
    return EvaluationListener.none();
  }

  /** A validation has ended. */
  default void validated(ValidationScore score, boolean best) {}

  /**
   * Asked after every change of the weights; if so, the state is stored and the training ends with
   * CANCELLED, to be resumed later.
   */
  default boolean stopWanted() {
    return false;
  }

  /** Hears nothing. */
  static TrainingListener none() {
    return new TrainingListener() {};
  }
}
