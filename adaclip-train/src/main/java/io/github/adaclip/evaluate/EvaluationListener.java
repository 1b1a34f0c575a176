package io.github.adaclip.evaluate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.metrics.TemporarySpace;

/** Hears how an evaluation goes on, on the thread that called it; an exception ends it. */
public interface EvaluationListener {
  /** Pixels may not all fit into memory; told before the first picture. */
  default void needsSpace(TemporarySpace space) {}

  /** A picture is done. */
  default void detected(Sample sample, Detection detection) {}

  /** A picture could not be used; the rest goes on. */
  default void failed(Sample sample, AdaClipException failure) {}

  /** Hears nothing. */
  static EvaluationListener none() {
    return new EvaluationListener() {};
  }
}
