package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.StageClock;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.RecomputedPass;
import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.clip.WeightReader;
import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.torch.fusion.HybridSemanticFusion;
import io.github.adaclip.torch.prompt.HybridPrompts;
import io.github.adaclip.torch.score.PatchScores;
import io.github.adaclip.torch.score.Projections;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.PromptLayout;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * AdaCLIP: a frozen CLIP, prompts in both of its towers, projections, and the two kinds of score.
 *
 * <p>Source: Cao et al., "AdaCLIP: Adapting CLIP with Hybrid Learnable Prompts for Zero-Shot
 * Anomaly Detection", ECCV 2024, and its published implementation (class {@code AdaCLIP}). Used on
 * the compute thread only.
 */
final class AdaClip implements AutoCloseable {
  private final ClipBackbone backbone;
  private final WeightReader weights;
  private final HybridPrompts visionPrompts;
  private final HybridPrompts textPrompts;
  private final Projections projections;
  private final TextFeatures textFeatures;
  private final TensorDevice device;
  private final PictureSizes sizes;
  private final ForwardCost cost;

  /**
   * Adds prompts and projections to a backbone.
   *
   * @param backbone owned by the model from now on
   * @param source prompts and projections by the reference's names, without {@code clip_model.}
   * @param settings which of them are used
   * @param sizes of the picture in both passes
   * @param learning whether the weights are going to change; then everything that belongs to a
   *     checkpoint of these settings is read, also what they leave unused
   */
  AdaClip(
      ClipBackbone backbone,
      WeightSource source,
      PromptSettings settings,
      PictureSizes sizes,
      TensorDevice device,
      boolean learning) {
    ClipArchitecture widths = backbone.architecture();
    int layers = backbone.vision().outputLayers().size();
    this.backbone = backbone;
    this.device = device;
    this.sizes = sizes;
    this.weights = new WeightReader(source, device);
    try (TensorScope scope = TensorScope.open()) {
      this.visionPrompts =
          HybridPrompts.vision(weights, settings, widths.visionWidth(), widths.embeddingWidth());
      this.textPrompts = HybridPrompts.text(weights, settings, widths.embeddingWidth());
      this.projections =
          Projections.read(weights, layers, widths.visionWidth(), widths.embeddingWidth());
      if (learning) {
        readUnused(PromptLayout.of(settings, widths, layers));
      }
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
    this.cost = new ForwardCost(widths, settings, sizes, layers);
    boolean changing = learning || textPrompts.isDynamic();
    this.textFeatures = new TextFeatures(backbone.text(), textPrompts.isNone() || !changing);
  }

  private void readUnused(Map<String, long[]> shapes) {
    shapes.forEach(
        (name, shape) -> {
          if (!weights.named().containsKey(name)) {
            weights.read(name, shape);
          }
        });
  }

  /** What a picture costs. */
  ForwardCost cost() {
    return cost;
  }

  /** Prompts and projections by the reference's names, without {@code clip_model.}. */
  Map<String, Tensor> weights() {
    return weights.named();
  }

  /**
   * Every stage of a batch; empty lists stand for stages that the prompt type leaves out.
   *
   * @param plain un-prompted vision tower
   * @param dynamicVision (B, M, W)
   * @param dynamicText (B, M, D)
   * @param prompted prompted vision tower
   * @param text unit-length text features (B, D, 2)
   * @param classFeature unit length (B, D)
   * @param patches for each layer unit length (B, L, D)
   * @param logits for each layer (B, L, 2)
   * @param map before smoothing (B, S, S)
   */
  record Stages(
      List<VisionTower.Output> plain,
      List<Tensor> dynamicVision,
      List<Tensor> dynamicText,
      VisionTower.Output prompted,
      Tensor text,
      Tensor classFeature,
      List<Tensor> patches,
      List<Tensor> logits,
      Tensor map) {}

  /** The fused picture feature of one picture and how it came about. */
  record Fused(PatchClusters clusters, Tensor clustered, Tensor probabilities) {}

  /**
   * Passes a batch of pictures through the model.
   *
   * @param images normalised planes (B, 3, S, S)
   * @param classes the sentences of each picture's class
   * @return all stages but the plain tower's tokens, in the caller's scope
   */
  Stages forward(Tensor images, List<ClassSentences> classes) {
    return forward(images, classes, StageClock.none());
  }

  /** The same with a clock that is told of the stages. */
  Stages forward(Tensor images, List<ClassSentences> classes, StageClock clock) {
    return forward(
        images, classes, this::plainClassToken, backbone.vision()::encode, textFeatures, clock);
  }

  /** The same, to the bit, with the plain tower's tokens. */
  Stages forwardInFull(Tensor images, List<ClassSentences> classes) {
    return forward(
        images,
        classes,
        this::plainWithTokens,
        backbone.vision()::encode,
        textFeatures,
        StageClock.none());
  }

  /** The same within rounding, with both towers as the published implementation runs them. */
  Stages forwardNaively(Tensor images, List<ClassSentences> classes, StageClock clock) {
    VisionTower vision = backbone.vision();
    return forward(
        images,
        classes,
        embedding -> vision.encodeNaively(embedding, List.of()),
        vision::encodeNaively,
        TextFeatures.naive(backbone.text()),
        clock);
  }

  /**
   * The same as {@link #forward(Tensor, List)} with another way through the prompted vision tower.
   *
   * @param promptedPass from what enters it and the prompts of every block to what leaves it
   */
  Stages forward(
      Tensor images,
      List<ClassSentences> classes,
      BiFunction<Tensor, List<Tensor>, VisionTower.Output> promptedPass) {
    return forward(
        images, classes, this::plainClassToken, promptedPass, textFeatures, StageClock.none());
  }

  private Stages forward(
      Tensor images,
      List<ClassSentences> classes,
      Function<Tensor, VisionTower.Output> plainPass,
      BiFunction<Tensor, List<Tensor>, VisionTower.Output> promptedPass,
      TextFeatures words,
      StageClock clock) {
    long batch = images.size(0);
    Tensor embedding = backbone.vision().embed(images); // (B, 1 + L, W)

    // 1. The plain tower sees the picture, so that the dynamic prompts can be made from it.
    boolean dynamic = visionPrompts.isDynamic() || textPrompts.isDynamic();
    List<VisionTower.Output> plain =
        dynamic ? List.of(plainPass.apply(enteringPlain(images, embedding))) : List.of();
    clock.ended(StageClock.Stage.PLAIN_TOWER);

    // 2. Prompts of every block: static, dynamic or both.
    List<Tensor> dynamicVision = dynamicPrompts(visionPrompts, plain); // (B, M, W)
    List<Tensor> dynamicText = dynamicPrompts(textPrompts, plain); // (B, M, D)
    List<Tensor> inVision = visionPrompts.forBlocks(dynamicVision, batch); // J × (B, M, W)
    List<Tensor> inText = textPrompts.forBlocks(dynamicText, batch); // J × (B, M, D)
    clock.ended(StageClock.Stage.PROMPTS);

    // 3. The prompted tower sees the picture again; without vision prompts it would see the same.
    boolean same = promptedIsPlain() && !plain.isEmpty();
    VisionTower.Output prompted = same ? plain.get(0) : promptedPass.apply(embedding, inVision);
    clock.ended(StageClock.Stage.PROMPTED_TOWER);

    // 4. Two text features for each picture: normal and abnormal.
    Tensor text = words.forBatch(classes, inText); // (B, D, 2)
    clock.ended(StageClock.Stage.TEXT);

    // 5. Into the shared space.
    Tensor classFeature = projections.projectClass(prompted.imageFeature()); // (B, D)
    List<Tensor> patches = projections.projectPatches(prompted.tokens()); // 4 × (B, L, D)

    // 6. Logits of every patch, and the map.
    List<Tensor> logits = new ArrayList<>();
    patches.forEach(layer -> logits.add(PatchScores.logits(layer, text))); // 4 × (B, L, 2)
    Tensor map = PatchScores.map(logits, sizes.prompted()); // (B, S, S)
    clock.ended(StageClock.Stage.MAP);
    return new Stages(
        plain, dynamicVision, dynamicText, prompted, text, classFeature, patches, logits, map);
  }

  /**
   * Patch features as they would be with a part of the vision prompts.
   *
   * @param images normalised planes (B, 3, S, S)
   * @return for each chosen layer unit length (B, L, D), in the caller's scope
   * @throws AdaClipException INVALID_OPTION if the vision prompts have no such part
   */
  List<Tensor> patchFeatures(Tensor images, PromptType part) {
    if (!visionPrompts.has(part)) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the checkpoint has no such prompts in its vision tower")
          .expected("prompts of type " + part.symbol())
          .fix("use a checkpoint with hybrid prompts in both towers, or leave this type out")
          .build();
    }
    HybridPrompts prompts = visionPrompts.only(part);
    Tensor embedding = backbone.vision().embed(images); // (B, 1 + L, W)
    List<VisionTower.Output> plain =
        prompts.isDynamic()
            ? List.of(plainClassToken(enteringPlain(images, embedding)))
            : List.of();
    List<Tensor> inVision =
        prompts.forBlocks(dynamicPrompts(prompts, plain), images.size(0)); // J × (B, M, W)
    return projections.projectPatches(backbone.vision().encode(embedding, inVision).tokens());
  }

  /**
   * Probabilities of every picture's two sides from the class feature alone, (B, 2), in the
   * caller's scope.
   */
  Tensor classProbabilities(Stages stages) {
    return PatchScores.probabilities(stages.classFeature(), stages.text());
  }

  /**
   * Hybrid semantic fusion of one picture.
   *
   * @param stages of the batch
   * @param picture its position in the batch
   * @return probabilities (1, 2), in the caller's scope
   */
  Fused fuse(Stages stages, int picture, HybridSemanticFusion fusion) {
    List<Tensor> patches =
        stages.patches().stream().map(layer -> layer.narrow(0, picture, 1)).toList();
    List<Tensor> logits =
        stages.logits().stream().map(layer -> layer.narrow(0, picture, 1)).toList();
    PatchClusters chosen = fusion.choose(patches, PatchScores.abnormalProbability(logits));
    return fuse(stages, picture, chosen);
  }

  /** Hybrid semantic fusion of one picture with a given choice of patches; see {@link #fuse}. */
  Fused fuse(Stages stages, int picture, PatchClusters chosen) {
    List<Tensor> patches =
        stages.patches().stream().map(layer -> layer.narrow(0, picture, 1)).toList();
    Tensor clustered = HybridSemanticFusion.clusteredFeature(patches, chosen, device); // (1, D)
    Tensor blended =
        HybridSemanticFusion.blend(
            clustered, stages.classFeature().narrow(0, picture, 1)); // (1, D)
    Tensor probabilities =
        PatchScores.probabilities(blended, stages.text().narrow(0, picture, 1)); // (1, 2)
    return new Fused(chosen, clustered, probabilities);
  }

  /**
   * The feature of each sentence, as it is with the prompts of one picture; their means over a side
   * are the text features.
   *
   * @param stages of that picture alone
   * @return unit length (N, D), the sentences of a normal object first, in the caller's scope
   */
  Tensor sentenceFeatures(Stages stages, ClassSentences sentences) {
    List<Tensor> inText =
        textPrompts.forBlocks(stages.dynamicText(), 1).stream()
            .map(block -> block.select(0, 0))
            .toList(); // J × (M, D)
    return textFeatures.ofSentences(sentences, inText);
  }

  /** The map of each chosen layer by itself, before smoothing (B, S, S). */
  List<Tensor> layerMaps(Stages stages) {
    return stages.logits().stream()
        .map(logits -> PatchScores.map(List.of(logits), sizes.prompted()))
        .toList();
  }

  /** A pass through the prompted vision tower that keeps little for the gradients. */
  RecomputedPass recomputedPass() {
    return new RecomputedPass(backbone.vision());
  }

  /** The blocks (counted from 1) whose patch tokens are scored. */
  List<Integer> outputLayers() {
    return backbone.vision().outputLayers();
  }

  /** Frees all weights; may be called twice. */
  @Override
  public void close() {
    textFeatures.close();
    weights.close();
    backbone.close();
  }

  /** What enters the plain pass, (B, T, W): the same where the sizes are. */
  private Tensor enteringPlain(Tensor images, Tensor embedding) {
    if (sizes.areEqual()) {
      return embedding;
    }
    try (TensorScope scope = TensorScope.open()) {
      Tensor smaller = sizes.forPlain(images); // (B, 3, s, s)
      return scope.keep(backbone.vision().at(sizes.plain()).embed(smaller));
    }
  }

  private VisionTower.Output plain(Tensor embedding) {
    try (NoGradGuard guard = new NoGradGuard()) {
      return backbone.vision().encode(embedding, List.of());
    }
  }

  private VisionTower.Output plainWithTokens(Tensor embedding) {
    // The other way adds up in another order; what is shown is what detection computes with.
    return new VisionTower.Output(
        plainClassToken(embedding).imageFeature(), embedding, plain(embedding).tokens());
  }

  /**
   * All that the dynamic prompts need; where the prompted pass would be the same one, all of it.
   */
  private VisionTower.Output plainClassToken(Tensor embedding) {
    if (promptedIsPlain()) {
      return plain(embedding);
    }
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor feature = backbone.vision().imageFeature(embedding); // (B, D)
      return new VisionTower.Output(feature, embedding, List.of());
    }
  }

  private boolean promptedIsPlain() {
    return visionPrompts.isNone() && sizes.areEqual();
  }

  private static List<Tensor> dynamicPrompts(
      HybridPrompts prompts, List<VisionTower.Output> plain) {
    return prompts.isDynamic() ? List.of(prompts.dynamic(plain.get(0).imageFeature())) : List.of();
  }
}
