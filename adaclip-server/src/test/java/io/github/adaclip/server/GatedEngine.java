package io.github.adaclip.server;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;

/**
 * The real engine behind a gate: computes when a test lets it, and fails for pictures of one size.
 */
final class GatedEngine implements AnomalyEngine {
  /** Pictures of this width make the engine fail. */
  static final int UNBEARABLE_WIDTH = 13;

  private final AnomalyEngine engine;
  private final Semaphore gate;
  private final List<Integer> batches = new ArrayList<>();

  GatedEngine(AnomalyEngine engine, Semaphore gate) {
    this.engine = engine;
    this.gate = gate;
  }

  /** Sizes of the batches that reached the gate. */
  List<Integer> batches() {
    synchronized (batches) {
      return List.copyOf(batches);
    }
  }

  @Override
  public List<Output> infer(List<Input> batch) {
    synchronized (batches) {
      batches.add(batch.size());
    }
    try {
      gate.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AdaClipException.of(FailureCode.CANCELLED, "the detection was cancelled").build();
    }
    gate.release();
    if (batch.stream().anyMatch(input -> input.image().originalWidth() == UNBEARABLE_WIDTH)) {
      throw new IllegalStateException("this picture is unbearable");
    }
    return engine.infer(batch);
  }

  @Override
  public ModelDescription model() {
    return engine.model();
  }

  @Override
  public int contextLength() {
    return engine.contextLength();
  }

  @Override
  public Map<String, Stage> stages(Input input, Optional<PatchClusters> chosen) {
    return engine.stages(input, chosen);
  }

  @Override
  public SortedMap<Integer, Stage> patchFeatures(Input input, PromptType part) {
    return engine.patchFeatures(input, part);
  }

  @Override
  public void close() {
    engine.close();
  }
}
