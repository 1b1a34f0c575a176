package io.github.adaclip.detect;

/** Opens engines of one runtime; registered for {@link java.util.ServiceLoader}. */
public interface AnomalyEngineProvider {
  /** The runtime's name as in {@code --runtime}: {@code torch} or {@code onnx}. */
  String runtime();

  /**
   * Loads a model and makes it ready.
   *
   * @param source where backbone and prompts come from
   * @param options how to compute
   * @return an engine that the caller closes
   * @throws io.github.adaclip.failure.AdaClipException if files cannot be read, do not fit each
   *     other or the options, or the runtime cannot work on this machine
   */
  AnomalyEngine open(ModelSource source, DetectorOptions options);
}
