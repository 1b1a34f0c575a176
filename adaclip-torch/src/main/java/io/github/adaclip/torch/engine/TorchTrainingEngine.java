package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.clip.RecomputedPass;
import io.github.adaclip.torch.fusion.HybridSemanticFusion;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.torch.training.AdamW;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingLoss;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * AdaCLIP on libtorch with prompts and projections that learn; all native work happens on the
 * {@link ComputeThread}.
 */
final class TorchTrainingEngine extends TorchLearning implements TrainingEngine {
  private final TrainingOptions options;
  private final TensorDevice device;
  private final ModelLoader.Loaded loaded;
  private final HybridSemanticFusion fusion;
  private final TorchEngine inference;
  private final AdamW optimizer;

  private TorchTrainingEngine(
      TrainingOptions options, TensorDevice device, ModelLoader.Loaded loaded) {
    super(
        new EngineWork("the training engine", options.model().threads(), ThreadUse.LIBRARIES),
        new LearnableWeights(loaded.model().weights(), options.trainProjections(), device));
    DetectorOptions model = options.model();
    this.options = options;
    this.device = device;
    this.loaded = loaded;
    this.fusion =
        new HybridSemanticFusion(
            model.fusion(), loaded.settings().clusters(), model.seed(), model.clusterings());
    this.inference = new TorchEngine(model, device, OpenModel.of(loaded, model));
    this.optimizer = new AdamW(options.optimizer());
  }

  static TrainingEngine open(ModelSource source, TrainingOptions options) {
    return ComputeThread.call(
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            TensorDevice device = TensorDevice.of(options.model().device());
            ModelLoader loader = ModelLoader.forTraining(options.model());
            return of(options, device, loader.load(source));
          }
        },
        TorchTrainingEngine::free);
  }

  /** Frees the model if there is no memory left for what the optimiser remembers. */
  private static TorchTrainingEngine of(
      TrainingOptions options, TensorDevice device, ModelLoader.Loaded loaded) {
    try {
      return new TorchTrainingEngine(options, device, loaded);
    } catch (RuntimeException | Error e) {
      loaded.model().close();
      throw e;
    }
  }

  @Override
  public PromptMetadata settings() {
    return loaded.settings().metadata();
  }

  @Override
  public AnomalyEngine inference() {
    return new Unowned(inference);
  }

  @Override
  public TrainingLoss accumulate(List<Example> batch, double share) {
    if (batch.isEmpty()) {
      throw new IllegalArgumentException("a batch needs at least one picture");
    }
    return work()
        .compute(
            () -> {
              List<AnomalyEngine.Input> inputs = batch.stream().map(Example::input).toList();
              Tensor images =
                  InputBatch.images(
                      inputs, loaded.description().imageSize(), device); // (B, 3, S, S)
              Optional<RecomputedPass> recomputed =
                  options.recomputeActivations()
                      ? Optional.of(loaded.model().recomputedPass())
                      : Optional.empty();
              List<ClassSentences> classes = InputBatch.sentences(inputs);
              AdaClip.Stages stages =
                  recomputed
                      .map(pass -> loaded.model().forward(images, classes, pass::encode))
                      .orElseGet(() -> loaded.model().forward(images, classes));
              BatchLoss loss =
                  BatchLoss.of(batch, probabilities(stages, batch.size()), stages, options, device);
              TrainingLoss values = loss.values();
              if (Double.isFinite(values.total())) {
                loss.total().mul(new Scalar(share)).backward();
                recomputed.ifPresent(RecomputedPass::backward);
              }
              return values;
            });
  }

  /** Probabilities of each picture's two sides (B, 2), with or without the fusion. */
  private Tensor probabilities(AdaClip.Stages stages, int pictures) {
    if (options.model().score() != ScoreKind.FUSION) {
      return loaded.model().classProbabilities(stages);
    }
    TensorVector fused = new TensorVector();
    for (int picture = 0; picture < pictures; picture++) {
      fused.push_back(loaded.model().fuse(stages, picture, fusion).probabilities());
    }
    return torch.cat(fused, 0);
  }

  @Override
  public void update() {
    work()
        .run(
            () -> {
              optimizer.step(learnt());
              forgetGradients();
            });
  }

  @Override
  public List<NamedTensor> weights() {
    return work().compute(learnable()::weights);
  }

  @Override
  void freeModel() {
    inference.free();
  }

  /** The same model for detection, which leaves closing to the training. */
  private record Unowned(AnomalyEngine engine) implements AnomalyEngine {
    @Override
    public ModelDescription model() {
      return engine.model();
    }

    @Override
    public int contextLength() {
      return engine.contextLength();
    }

    @Override
    public List<Output> infer(List<Input> batch) {
      return engine.infer(batch);
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
      // The training engine frees the model.
    }
  }
}
