package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.clip.WeightReader;
import io.github.adaclip.torch.score.PatchScores;
import io.github.adaclip.torch.score.Projections;
import io.github.adaclip.torch.score.UnitLength;
import io.github.adaclip.torch.tensor.ReducedPrecision;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.torch.training.AdamW;
import io.github.adaclip.torch.training.Learnable;
import io.github.adaclip.torch.training.Muon;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.PretrainingEngine;
import io.github.adaclip.training.PretrainingLoss;
import io.github.adaclip.training.PretrainingOptions;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptLayout;
import io.github.adaclip.weights.PromptSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * CLIP's towers and AdaCLIP's projections on libtorch, all of whose weights learn; all native work
 * happens on the {@link ComputeThread}.
 */
final class TorchPretrainingEngine extends TorchLearning implements PretrainingEngine {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.98;
  private static final double EPSILON = 1e-8;
  private static final double WEIGHT_DECAY = 0.05;

  private final PretrainingOptions options;
  private final TensorDevice device;
  private final TokenRows rows;
  private final ClipBackbone backbone;
  private final WeightReader projectionWeights;
  private final Projections projections;
  private final List<Learnable> matrices = new ArrayList<>();
  private final List<Learnable> tables = new ArrayList<>();
  private final List<Learnable> vectors = new ArrayList<>();

  /** Takes over both towers and the projections, which are closed with the engine. */
  private TorchPretrainingEngine(
      PretrainingOptions options,
      TensorDevice device,
      TokenRows rows,
      ClipBackbone backbone,
      WeightReader projectionWeights,
      Projections projections) {
    super(
        new EngineWork("the pretraining engine", options.threads(), ThreadUse.LIBRARIES),
        new LearnableWeights(joined(backbone, projectionWeights), true, device));
    this.options = options;
    this.device = device;
    this.rows = rows;
    this.backbone = backbone;
    this.projectionWeights = projectionWeights;
    this.projections = projections;
    learnt().forEach(this::sort);
  }

  private static Map<String, Tensor> joined(ClipBackbone backbone, WeightReader projections) {
    Map<String, Tensor> all = new LinkedHashMap<>(backbone.weights());
    all.putAll(projections.named());
    return all;
  }

  private void sort(Learnable learnable) {
    if (learnable.weight().dim() == 1) {
      vectors.add(learnable);
    } else if (learnable.name().contains(".resblocks.")) {
      matrices.add(learnable);
    } else {
      tables.add(learnable);
    }
  }

  static PretrainingEngine open(PretrainingOptions options) {
    return ComputeThread.call(
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            return fresh(options, TensorDevice.of(options.device()));
          }
        },
        TorchPretrainingEngine::free);
  }

  /** Makes up all weights; frees those that are there if there is no memory for the others. */
  private static TorchPretrainingEngine fresh(PretrainingOptions options, TensorDevice device) {
    TokenRows rows = new TokenRows(options.tokens());
    ClipArchitecture sizes = rows.compact(options.architecture());
    FreshClip weights = new FreshClip(sizes, options.seed());
    ClipBackbone backbone =
        ClipBackbone.load(
            weights,
            sizes,
            sizes.imageSize(),
            options.layers(),
            Activation.GELU,
            TowerPrecision.exact(),
            device);
    WeightReader reader = new WeightReader(weights, device);
    try {
      Projections projections =
          Projections.read(
              reader, options.layers().size(), sizes.visionWidth(), sizes.embeddingWidth());
      return new TorchPretrainingEngine(options, device, rows, backbone, reader, projections);
    } catch (RuntimeException | Error e) {
      reader.close();
      backbone.close();
      throw e;
    }
  }

  @Override
  public PretrainingLoss accumulate(List<Example> batch) {
    if (batch.isEmpty()) {
      throw new IllegalArgumentException("a batch needs at least one picture");
    }
    return work()
        .compute(
            () -> {
              PretrainingObjective loss =
                  PretrainingObjective.of(forward(batch), batch, grid(batch), device);
              PretrainingLoss values = loss.values();
              if (Double.isFinite(values.total())) {
                loss.total().backward();
              }
              return values;
            });
  }

  private int grid(List<Example> batch) {
    return batch.get(0).picture().side() / options.architecture().patchSize();
  }

  /**
   * What both towers make of a batch.
   *
   * @param picture unit-length features of the pictures in CLIP's space (B, D)
   * @param caption unit-length features of their captions (B, D)
   * @param probabilities of each picture's two sides (B, 2)
   * @param logits for each layer (B, L, 2)
   */
  record Pass(Tensor picture, Tensor caption, Tensor probabilities, List<Tensor> logits) {}

  private Pass forward(List<Example> batch) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor sentences = read(rows.of(batch));
      long pictures = batch.size();
      Tensor captions = sentences.narrow(0, 0, pictures);
      Tensor text =
          torch.stack(
              new TensorVector(
                  sentences.narrow(0, pictures, pictures),
                  sentences.narrow(0, 2 * pictures, pictures)),
              2); // (B, D, 2)
      VisionTower.Output seen = see(batch);
      Tensor classFeature = projections.projectClass(seen.imageFeature());
      List<Tensor> logits =
          projections.projectPatches(seen.tokens()).stream()
              .map(layer -> PatchScores.logits(layer, text))
              .toList();
      return new Pass(
          scope.keep(UnitLength.of(seen.imageFeature(), -1)),
          scope.keep(captions),
          scope.keep(PatchScores.probabilities(classFeature, text)),
          scope.keepAll(logits));
    }
  }

  /** Unit-length features of sentences (N, D); each that stands several times is read once. */
  private Tensor read(int[][] sentences) {
    try (TensorScope scope = TensorScope.open()) {
      Map<List<Integer>, Integer> distinct = new LinkedHashMap<>();
      long[] places = new long[sentences.length];
      for (int i = 0; i < sentences.length; i++) {
        List<Integer> ids = Arrays.stream(sentences[i]).boxed().toList();
        Integer place = distinct.putIfAbsent(ids, distinct.size());
        places[i] = place == null ? distinct.size() - 1 : place;
      }
      int[][] rowsOnce =
          distinct.keySet().stream()
              .map(ids -> ids.stream().mapToInt(Integer::intValue).toArray())
              .toArray(int[][]::new);
      Tensor features = UnitLength.of(backbone.text().forward(rowsOnce, List.of()), -1);
      return scope.keep(features.index_select(0, device.longs(places, places.length)));
    }
  }

  private VisionTower.Output see(List<Example> batch) {
    int side = batch.get(0).picture().side();
    Tensor images = InputBatch.planes(batch.stream().map(Example::picture).toList(), side, device);
    VisionTower tower = backbone.vision().at(side);
    if (options.precision() == Precision.FP32) {
      return tower.forward(images, List.of());
    }
    try (ReducedPrecision reduced = ReducedPrecision.open()) {
      return tower.forward(images, List.of()).inFloat32();
    }
  }

  @Override
  public void update(double learningRate) {
    work()
        .run(
            () -> {
              new Muon(WEIGHT_DECAY).step(matrices, learningRate);
              adamW(learningRate, WEIGHT_DECAY).step(tables);
              adamW(learningRate, 0).step(vectors);
              forgetGradients();
            });
  }

  private static AdamW adamW(double learningRate, double decay) {
    return new AdamW(new OptimizerSettings(learningRate, BETA1, BETA2, EPSILON, decay));
  }

  @Override
  public List<Judgement> judge(List<Example> batch) {
    return work()
        .compute(
            () -> {
              try (NoGradGuard guard = new NoGradGuard()) {
                Pass pass = forward(batch);
                float[] scores = TensorDevice.floats(pass.probabilities().select(1, 1));
                Tensor maps = PatchScores.abnormalProbability(pass.logits()); // (B, L)
                List<Judgement> judgements = new ArrayList<>();
                for (int picture = 0; picture < scores.length; picture++) {
                  judgements.add(
                      new Judgement(scores[picture], TensorDevice.floats(maps.select(0, picture))));
                }
                return judgements;
              }
            });
  }

  @Override
  public List<NamedTensor> backbone() {
    return work()
        .compute(
            () ->
                learnable().weights().stream()
                    .filter(tensor -> !PromptLayout.isProjection(tensor.name()))
                    .map(tensor -> rows.spread(tensor, options.architecture().vocabularySize()))
                    .toList());
  }

  @Override
  public List<NamedTensor> checkpoint(PromptSettings prompts) {
    return work()
        .compute(
            () -> {
              Map<String, NamedTensor> learnt = new LinkedHashMap<>();
              learnable().weights().forEach(tensor -> learnt.put(tensor.name(), tensor));
              InitialPrompts fresh = new InitialPrompts(options.seed());
              List<NamedTensor> tensors = new ArrayList<>();
              PromptLayout.of(prompts, options.architecture(), options.layers().size())
                  .forEach(
                      (name, shape) ->
                          tensors.add(
                              PromptLayout.isProjection(name)
                                  ? learnt.get(name)
                                  : fresh.tensor(name, shape)));
              return tensors;
            });
  }

  @Override
  void freeModel() {
    projectionWeights.close();
    backbone.close();
  }
}
