package io.github.adaclip.server;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.AnomalyEngineProvider;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Semaphore;

/** The small model of the tests, and pictures. */
public final class Tiny {
  /** At the smallest size, with one thread. */
  public static final DetectorOptions OPTIONS =
      DetectorOptions.defaults().withImageSize(56).withThreads(1);

  private Tiny() {}

  /** Its weights. */
  public static ModelSource source() {
    return ModelSource.of(Golden.path("tiny_clip_hf"), Golden.path("tiny_adaclip.pth"));
  }

  static Detector detector() {
    return Detector.open(source(), OPTIONS);
  }

  /** The model behind a gate. */
  static GatedEngine gated(Semaphore gate) {
    AnomalyEngine engine =
        ServiceLoader.load(AnomalyEngineProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.runtime().equals(Detector.DEFAULT_RUNTIME))
            .findFirst()
            .orElseThrow()
            .open(source(), OPTIONS);
    return new GatedEngine(engine, gate);
  }

  /** A picture of the golden ones. */
  public static Path picture(String name) {
    return Golden.path("images").resolve(name);
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(picture(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
