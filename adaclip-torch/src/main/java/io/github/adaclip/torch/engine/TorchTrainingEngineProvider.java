package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.training.PretrainingEngine;
import io.github.adaclip.training.PretrainingOptions;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingEngineProvider;
import io.github.adaclip.training.TrainingOptions;

/**
 * Opens {@link TrainingEngine}s and {@link PretrainingEngine}s on libtorch; found by {@link
 * java.util.ServiceLoader}.
 */
public final class TorchTrainingEngineProvider implements TrainingEngineProvider {
  /** For the service loader. */
  public TorchTrainingEngineProvider() {
    NativeLibraries.liftMemoryLimit();
  }

  @Override
  public String runtime() {
    return "torch";
  }

  @Override
  public TrainingEngine open(ModelSource source, TrainingOptions options) {
    return TorchTrainingEngine.open(source, options);
  }

  @Override
  public PretrainingEngine open(PretrainingOptions options) {
    return TorchPretrainingEngine.open(options);
  }
}
