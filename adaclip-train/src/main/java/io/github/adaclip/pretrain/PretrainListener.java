package io.github.adaclip.pretrain;

import io.github.adaclip.train.TrainingListener;

/**
 * Hears how a model is learnt, on the thread that called it; an exception ends it. While the
 * prompts are trained, the methods of {@link TrainingListener} are called.
 */
public interface PretrainListener extends TrainingListener {
  /**
   * The backbone begins to be learnt, or goes on.
   *
   * @param pictures in all
   * @param done of them in an earlier call
   */
  default void backboneBegins(long pictures, long done) {}

  /** The backbone's weights were changed. */
  default void learnt(PretrainEntry entry) {}

  /** The backbone was judged on families that it does not learn from. */
  default void judged(PretrainJudgement judgement) {}

  /** The sets for the prompts are drawn. */
  default void drawing(long pictures) {}
}
