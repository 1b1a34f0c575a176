package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.torch.fusion.HybridSemanticFusion;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** AdaCLIP on libtorch; all native work happens on the {@link ComputeThread}. */
final class TorchEngine implements AnomalyEngine {
  private static final int ABNORMAL = 1;

  private final DetectorOptions options;
  private final TensorDevice device;
  private final ModelLoader.Loaded loaded;
  private final HybridSemanticFusion fusion;
  private boolean closed; // read and written on the compute thread only

  TorchEngine(DetectorOptions options, TensorDevice device, ModelLoader.Loaded loaded) {
    this.options = options;
    this.device = device;
    this.loaded = loaded;
    this.fusion =
        new HybridSemanticFusion(options.fusion(), loaded.settings().clusters(), options.seed());
  }

  static TorchEngine open(ModelSource source, DetectorOptions options) {
    return ComputeThread.call(
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            TensorDevice device = TensorDevice.of(options.device());
            return new TorchEngine(options, device, ModelLoader.forDetection(options).load(source));
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
    return compute(
        () -> {
          List<Output> outputs = new ArrayList<>(batch.size());
          int together = picturesTogether(batch);
          for (int first = 0; first < batch.size(); first += together) {
            outputs.addAll(forward(batch.subList(first, Math.min(first + together, batch.size()))));
          }
          return outputs;
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

  private List<Output> forward(List<Input> batch) {
    try (TensorScope scope = TensorScope.open()) {
      AdaClip.Stages stages = loaded.model().forward(images(batch), InputBatch.sentences(batch));
      float[] maps = TensorDevice.floats(stages.map());
      float[] probabilities = TensorDevice.floats(loaded.model().classProbabilities(stages));
      int mapLength = maps.length / batch.size();
      List<Output> outputs = new ArrayList<>(batch.size());
      for (int picture = 0; picture < batch.size(); picture++) {
        float[] map = Arrays.copyOfRange(maps, picture * mapLength, (picture + 1) * mapLength);
        double classScore = probabilities[2 * picture + ABNORMAL];
        double score =
            options.score() == ScoreKind.FUSION ? fusionScore(stages, picture) : classScore;
        outputs.add(finite(new Output(map, classScore, score)));
      }
      return outputs;
    }
  }

  /**
   * Finite weights can still overflow, or leave nothing of a feature whose length is divided by.
   */
  private Output finite(Output output) {
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
    return output;
  }

  @Override
  public Map<String, Stage> stages(Input input, Optional<PatchClusters> chosen) {
    return compute(
        () -> {
          Tensor images = images(List.of(input));
          AdaClip model = loaded.model();
          AdaClip.Stages stages = model.forward(images, List.of(input.sentences()));
          AdaClip.Fused fused =
              chosen
                  .map(clusters -> model.fuse(stages, 0, clusters))
                  .orElseGet(() -> model.fuse(stages, 0, fusion));
          Tensor probabilities = model.classProbabilities(stages);
          return StageValues.of(images, stages, fused, probabilities, model.outputLayers());
        });
  }

  @Override
  public SortedMap<Integer, Stage> patchFeatures(Input input, PromptType part) {
    return compute(
        () -> {
          AdaClip model = loaded.model();
          return StageValues.byLayer(
              model.patchFeatures(images(List.of(input)), part), model.outputLayers());
        });
  }

  @Override
  public void close() {
    ComputeThread.runToTheEnd(this::free);
  }

  /** Frees the model; on the compute thread. */
  void free() {
    closed = true;
    loaded.model().close();
  }

  private double fusionScore(AdaClip.Stages stages, int picture) {
    AdaClip.Fused fused = loaded.model().fuse(stages, picture, fusion);
    return TensorDevice.floats(fused.probabilities())[ABNORMAL];
  }

  private Tensor images(List<Input> batch) {
    return InputBatch.images(batch, loaded.description().imageSize(), device);
  }

  private <T> T compute(Supplier<T> task) {
    return ComputeThread.call(
        () -> {
          if (closed) {
            throw new IllegalStateException("the detector is closed");
          }
          ThreadCount.use(options.threads());
          try (TensorScope scope = TensorScope.open();
              NoGradGuard guard = new NoGradGuard()) {
            return task.get();
          }
        });
  }
}
