package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.AnomalyEngineProvider;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;

/** Opens {@link AnomalyEngine}s on libtorch; found by {@link java.util.ServiceLoader}. */
public final class TorchEngineProvider implements AnomalyEngineProvider {
  /** For the service loader. */
  public TorchEngineProvider() {
    NativeLibraries.liftMemoryLimit();
  }

  @Override
  public String runtime() {
    return "torch";
  }

  @Override
  public AnomalyEngine open(ModelSource source, DetectorOptions options) {
    return TorchEngine.open(source, options);
  }
}
