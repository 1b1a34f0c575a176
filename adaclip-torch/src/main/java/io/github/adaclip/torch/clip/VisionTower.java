package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * CLIP's vision transformer at one picture size: class token and patch tokens go through N blocks;
 * prompts may stand behind the patch tokens.
 *
 * <p>Source: CLIP (Radford et al. 2021), {@code VisionTransformer}; deep prompts as in AdaCLIP,
 * section 3.2.
 */
public final class VisionTower {
  private static final String PREFIX = "visual.";

  private final PatchEmbedding embedding;
  private final int imageSize;
  private final VisionBlocks blocks;
  private final LayerNorm outputNorm;
  private final Tensor projection; // (W, D)

  /**
   * Loads the tower.
   *
   * @param weights where the tensors come from and who owns them
   * @param architecture sizes
   * @param imageSize S, a multiple of the patch side; position embeddings are resized to its grid
   * @param outputLayers the blocks (counted from 1) after which patch tokens are wanted, rising
   * @param activation inside the perceptrons
   * @param precision of the blocks
   */
  VisionTower(
      WeightReader weights,
      ClipArchitecture architecture,
      int imageSize,
      List<Integer> outputLayers,
      Activation activation,
      TowerPrecision precision) {
    int width = architecture.visionWidth();
    this.embedding = new PatchEmbedding(weights, architecture);
    this.imageSize = imageSize;
    BlockReader reader =
        new BlockReader(
            weights,
            precision,
            width,
            activation,
            () ->
                new BlockReader.Companions(
                    embedding.madeUp(weights.device()), new FullAttention()));
    List<TransformerBlock> all = new ArrayList<>();
    for (int block = 0; block < architecture.visionLayers(); block++) {
      all.add(reader.read(PREFIX + "transformer.resblocks." + block + "."));
    }
    this.blocks = new VisionBlocks(all, List.copyOf(outputLayers));
    this.outputNorm = new LayerNorm(weights, PREFIX + "ln_post.", width);
    this.projection = weights.read(PREFIX + "proj", width, architecture.embeddingWidth());
  }

  /** The same weights for pictures of another size. */
  private VisionTower(VisionTower same, int imageSize) {
    this.embedding = same.embedding;
    this.imageSize = imageSize;
    this.blocks = same.blocks;
    this.outputNorm = same.outputNorm;
    this.projection = same.projection;
  }

  /**
   * The same tower, with the same weights, for pictures of another size.
   *
   * @param side S, a multiple of the patch side
   */
  public VisionTower at(int side) {
    return side == imageSize ? this : new VisionTower(this, side);
  }

  /**
   * What leaves the tower.
   *
   * @param imageFeature feature of the class token in the shared space, not normalised, (B, D)
   * @param embedding the tokens that entered, (B, T, W); T = 1 + L for whole pictures
   * @param tokens class token and patch tokens after each chosen layer, without prompts, (B, T, W)
   *     each
   */
  public record Output(Tensor imageFeature, Tensor embedding, List<Tensor> tokens) {
    /** The same in float32, in the caller's scope. */
    public Output inFloat32() {
      return new Output(
          float32(imageFeature), float32(embedding), tokens.stream().map(Output::float32).toList());
    }

    private static Tensor float32(Tensor values) {
      return values.to(torch.ScalarType.Float);
    }
  }

  /** The picture's side in patches. */
  public int gridSide() {
    return imageSize / embedding.patchSize();
  }

  /** The picture's side in pixels. */
  public int imageSize() {
    return imageSize;
  }

  /** The blocks (counted from 1) whose tokens {@link #forward} gives. */
  public List<Integer> outputLayers() {
    return blocks.outputLayers();
  }

  /**
   * Passes pictures through the tower: {@link #embed}, then {@link #encode}.
   *
   * @param images normalised planes (B, 3, S, S)
   * @param prompts see {@link #encode}
   * @return features and tokens, in the caller's scope
   */
  public Output forward(Tensor images, List<Tensor> prompts) {
    return encode(embed(images), prompts);
  }

  /**
   * The tokens of pictures as they enter the first block: each patch with its position, the class
   * token first, normalised one by one. Any of the patch tokens may be left out before {@link
   * #encode}; the tower then sees only that part of the picture.
   *
   * @param images normalised planes (B, 3, S, S)
   * @return (B, 1 + L, W), in the caller's scope
   */
  public Tensor embed(Tensor images) {
    return embedding.embed(images, imageSize);
  }

  /**
   * Passes tokens through all blocks.
   *
   * @param embedding what {@link #embed} gives, or the class token and some of the patch tokens,
   *     (B, T, W)
   * @param prompts for each prompted block (B, M, W); the first are appended behind the patch
   *     tokens, each further ones replace those before; empty for the plain tower
   * @return features and tokens, in the caller's scope
   */
  public Output encode(Tensor embedding, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      return kept(scope, embedding, blocks.encode(embedding, prompts));
    }
  }

  /**
   * The same step by step, on libtorch's own threads, as the published implementation does it; to
   * compare with.
   */
  public Output encodeNaively(Tensor embedding, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      return kept(scope, embedding, blocks.encodeNaively(embedding, prompts));
    }
  }

  /** What leaves the tower, of what leaves the blocks. */
  private Output kept(TensorScope scope, Tensor embedding, List<Tensor> layers) {
    int chosen = outputLayers().size();
    Tensor imageFeature = project(layers.get(chosen).select(1, 0)); // (B, D)
    return new Output(
        scope.keep(imageFeature), embedding, scope.keepAll(layers.subList(0, chosen)));
  }

  /**
   * The feature of the class token after a plain pass, without what leads to nothing else: of the
   * last block only the class token's own row is computed.
   *
   * @param embedding what {@link #embed} gives (B, T, W)
   * @return in the shared space, not normalised, (B, D), in the caller's scope
   */
  public Tensor imageFeature(Tensor embedding) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(project(blocks.encodeClassToken(embedding).select(1, 0)));
    }
  }

  /** One block of the tower; see {@link VisionBlocks#pass}. */
  Tensor pass(int block, Tensor tokens, long length, List<Tensor> prompts) {
    return blocks.pass(block, tokens, length, prompts);
  }

  /** N, the number of blocks. */
  int depth() {
    return blocks.blocks().size();
  }

  /**
   * Tokens of the last block in the shared space: normalised, then projected, as CLIP does it with
   * the class token.
   *
   * @param tokens (…, W)
   * @return (…, D), not of unit length, in the caller's scope
   */
  public Tensor project(Tensor tokens) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(outputNorm.forward(tokens).matmul(projection));
    }
  }
}
