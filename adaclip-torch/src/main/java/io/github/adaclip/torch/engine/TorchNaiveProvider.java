package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.AnomalyEngineProvider;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;

/**
 * Opens engines that do the same work the way the published implementation does it: sentences at
 * full length, attention step by step, nothing shared. For measurements of what is gained, and for
 * tests that nothing is lost.
 */
public final class TorchNaiveProvider implements AnomalyEngineProvider {
  /** For the service loader. */
  public TorchNaiveProvider() {
    NativeLibraries.liftMemoryLimit();
  }

  @Override
  public String runtime() {
    return "torch-naive";
  }

  @Override
  public AnomalyEngine open(ModelSource source, DetectorOptions options) {
    return TorchEngine.openNaively(source, options);
  }
}
