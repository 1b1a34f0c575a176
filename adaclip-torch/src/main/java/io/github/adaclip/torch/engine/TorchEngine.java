package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.EngineMeasurement;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.StageClock;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A method on libtorch; all native work happens on the {@link ComputeThread}. */
final class TorchEngine implements AnomalyEngine {
  private final DetectorOptions options;
  private final TensorDevice device;
  private final OpenModel loaded;
  private final EngineWork work;

  /** An engine for a model that is loaded already; on the compute thread. */
  TorchEngine(DetectorOptions options, TensorDevice device, OpenModel loaded) {
    this(options, device, loaded, ThreadUse.TEAM);
  }

  private TorchEngine(
      DetectorOptions options, TensorDevice device, OpenModel loaded, ThreadUse threads) {
    this.options = options;
    this.device = device;
    this.loaded = loaded;
    this.work = new EngineWork("the detector", options.threads(), threads);
  }

  static TorchEngine open(ModelSource source, DetectorOptions options) {
    return open(options, ThreadUse.TEAM, () -> OpenModel.load(source, options));
  }

  /** An engine that computes as the published implementation does, to compare with. */
  static TorchEngine openNaively(ModelSource source, DetectorOptions options) {
    return open(options, ThreadUse.LIBRARIES, () -> OpenModel.naive(source, options));
  }

  private static TorchEngine open(
      DetectorOptions options, ThreadUse threads, Supplier<OpenModel> model) {
    return ComputeThread.call(
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            TensorDevice device = TensorDevice.of(options.device());
            return new TorchEngine(options, device, model.get(), threads);
          }
        },
        TorchEngine::free);
  }

  @Override
  public ModelDescription model() {
    return loaded.description();
  }

  @Override
  public int contextLength() {
    return loaded.contextLength();
  }

  @Override
  public List<Output> infer(List<Input> batch) {
    return infer(batch, StageClock.none());
  }

  private List<Output> infer(List<Input> batch, StageClock clock) {
    return compute(
        () -> {
          List<Output> outputs = new ArrayList<>(batch.size());
          int together = picturesTogether(batch);
          for (int first = 0; first < batch.size(); first += together) {
            int end = Math.min(first + together, batch.size());
            outputs.addAll(forward(batch.subList(first, end), clock));
          }
          return outputs;
        });
  }

  @Override
  public Optional<EngineMeasurement> measurement() {
    return Optional.of(
        new EngineMeasurement() {
          @Override
          public List<Output> infer(List<Input> batch, StageClock clock) {
            return TorchEngine.this.infer(batch, clock);
          }

          @Override
          public Map<StageClock.Stage, Double> operations(ClassSentences sentences) {
            return loaded.scorer().operations(sentences);
          }

          @Override
          public double productRate() {
            return compute(() -> ProductRate.measured(device));
          }
        });
  }

  /**
   * A processor is busy with one picture already, so it gains nothing from several; computing each
   * by itself makes every result independent of the batch it came in, to the bit. A GPU needs the
   * batch.
   */
  private int picturesTogether(List<Input> batch) {
    return options.device().isCuda() ? Math.max(1, batch.size()) : 1;
  }

  private List<Output> forward(List<Input> batch, StageClock clock) {
    try (TensorScope scope = TensorScope.open()) {
      List<Output> outputs =
          loaded.scorer().score(images(batch), InputBatch.sentences(batch), clock);
      outputs.forEach(this::requireFinite);
      return outputs;
    }
  }

  /**
   * Finite weights can still overflow, or leave nothing of a feature whose length is divided by.
   */
  private void requireFinite(Output output) {
    double sum = output.classScore() + output.fusionScore();
    for (float value : output.map()) {
      sum += value;
    }
    if (!Double.isFinite(sum)) {
      throw AdaClipException.of(
              FailureCode.WEIGHTS_DO_NOT_FIT, "the weights give results that are not numbers")
          .with("model", loaded.description().name())
          .expected("a map and scores from 0 to 1")
          .found("NaN")
          .fix("use other weights; these are damaged or their training diverged")
          .build();
    }
  }

  @Override
  public Map<String, Stage> stages(Input input, Optional<PatchClusters> chosen) {
    return compute(() -> loaded.scorer().stages(images(List.of(input)), input.sentences(), chosen));
  }

  @Override
  public SortedMap<Integer, Stage> patchFeatures(Input input, PromptType part) {
    return compute(() -> loaded.scorer().patchFeatures(images(List.of(input)), part));
  }

  @Override
  public void close() {
    ComputeThread.runToTheEnd(this::free);
  }

  /** Frees the model; on the compute thread. */
  void free() {
    work.close();
    loaded.scorer().close();
  }

  private <T> T compute(Supplier<T> task) {
    return work.compute(
        () -> {
          try (NoGradGuard guard = new NoGradGuard()) {
            return task.get();
          }
        });
  }

  private Tensor images(List<Input> batch) {
    return InputBatch.images(batch, loaded.description().imageSize(), device);
  }
}
