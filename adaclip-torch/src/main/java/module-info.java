/**
 * The engine of AdaCLIP on libtorch. Exports nothing: it is found by {@link
 * java.util.ServiceLoader} and no native type leaves it. Start with the package {@code
 * io.github.adaclip.torch.engine}.
 */
module io.github.adaclip.torch {
  requires io.github.adaclip.core;
  requires org.bytedeco.javacpp;
  requires org.bytedeco.openblas;
  requires org.bytedeco.pytorch;

  provides io.github.adaclip.detect.AnomalyEngineProvider with
      io.github.adaclip.torch.engine.TorchEngineProvider,
      io.github.adaclip.torch.engine.TorchNaiveProvider;
  provides io.github.adaclip.training.TrainingEngineProvider with
      io.github.adaclip.torch.engine.TorchTrainingEngineProvider;
}
