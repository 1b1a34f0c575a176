package io.github.adaclip.training;

import io.github.adaclip.detect.ModelSource;

/** Opens training engines of one runtime; registered for {@link java.util.ServiceLoader}. */
public interface TrainingEngineProvider {
  /** The runtime's name, {@code torch}. */
  String runtime();

  /** Loads a model and makes it ready to be trained; see {@link TrainingEngine#open}. */
  TrainingEngine open(ModelSource source, TrainingOptions options);

  /** Makes up a model and makes it ready to be learnt; see {@link PretrainingEngine#open}. */
  PretrainingEngine open(PretrainingOptions options);
}
