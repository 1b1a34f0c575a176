package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.ComputeTeam;
import io.github.adaclip.torch.tensor.Shapes;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
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
  private static final Attention ATTENTION = new FullAttention();

  /** Of a slice; with fewer the threads would rather wait for one another. */
  private static final int FEWEST_ROWS = 32;

  private final int patchSize;
  private final int imageSize;
  private final int width;
  private final List<Integer> outputLayers;
  private final Tensor patchKernel; // (W, 3, P, P)
  private final Tensor classEmbedding; // (W)
  private final Tensor positions; // (1 + native L, W); the class token's first
  private final LayerNorm inputNorm;
  private final List<TransformerBlock> blocks;
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
   */
  VisionTower(
      WeightReader weights,
      ClipArchitecture architecture,
      int imageSize,
      List<Integer> outputLayers,
      Activation activation) {
    this.patchSize = architecture.patchSize();
    this.imageSize = imageSize;
    this.width = architecture.visionWidth();
    this.outputLayers = List.copyOf(outputLayers);
    this.patchKernel = weights.read(PREFIX + "conv1.weight", width, 3, patchSize, patchSize);
    this.inputNorm = new LayerNorm(weights, PREFIX + "ln_pre.", width);
    this.blocks = new ArrayList<>();
    for (int block = 0; block < architecture.visionLayers(); block++) {
      blocks.add(
          new TransformerBlock(
              weights, PREFIX + "transformer.resblocks." + block + ".", width, activation));
    }
    this.outputNorm = new LayerNorm(weights, PREFIX + "ln_post.", width);
    this.projection = weights.read(PREFIX + "proj", width, architecture.embeddingWidth());
    long grid = architecture.nativeGridSide();
    this.positions = weights.read(PREFIX + "positional_embedding", grid * grid + 1, width);
    this.classEmbedding = weights.read(PREFIX + "class_embedding", width);
  }

  /** The same weights for pictures of another size. */
  private VisionTower(VisionTower same, int imageSize) {
    this.patchSize = same.patchSize;
    this.imageSize = imageSize;
    this.width = same.width;
    this.outputLayers = same.outputLayers;
    this.patchKernel = same.patchKernel;
    this.classEmbedding = same.classEmbedding;
    this.positions = same.positions;
    this.inputNorm = same.inputNorm;
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
    return imageSize / patchSize;
  }

  /** The picture's side in pixels. */
  public int imageSize() {
    return imageSize;
  }

  /** The blocks (counted from 1) whose tokens {@link #forward} gives. */
  public List<Integer> outputLayers() {
    return outputLayers;
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
    Shapes.require("images", images, -1, 3, imageSize, imageSize);
    long batch = images.size(0);
    long patches = (long) gridSide() * gridSide();
    try (TensorScope scope = TensorScope.open()) {
      long[] stride = {patchSize, patchSize};
      Tensor grid =
          torch.conv2d(
              images,
              patchKernel,
              new TensorOptional(),
              stride,
              new long[] {0, 0},
              new long[] {1, 1},
              1); // (B, W, G, G)
      Tensor located =
          grid.view(batch, width, patches).transpose(1, 2).add(gridPositions()); // (B, L, W)
      Tensor classToken = classEmbedding.add(positions.select(0, 0)).expand(batch, 1, width);
      Tensor sequence = join(classToken, located); // (B, 1 + L, W)
      return scope.keep(inputNorm.forward(sequence)); // (B, 1 + L, W)
    }
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
      List<Tensor> layers =
          inParts(
              embedding,
              prompts.isEmpty() ? 0 : prompts.get(0).size(1),
              (slice, place, attention) ->
                  encode(slice, place, place.last() ? prompts : List.of(), attention));
      Tensor imageFeature = project(layers.get(layers.size() - 1).select(1, 0)); // (B, D)
      List<Tensor> chosen =
          layers.subList(0, outputLayers.size()).stream().map(scope::keep).toList();
      return new Output(scope.keep(imageFeature), embedding, chosen);
    }
  }

  /**
   * The same as {@link #encode(Tensor, List)} step by step, on libtorch's own threads, as the
   * published implementation does it; to compare with.
   */
  public Output encodeNaively(Tensor embedding, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      Attention attention = new UnfusedAttention(embedding.new_zeros(1));
      List<Tensor> layers = encode(embedding, new Slice(true, true), prompts, attention);
      Tensor imageFeature = project(layers.get(layers.size() - 1).select(1, 0)); // (B, D)
      List<Tensor> chosen =
          layers.subList(0, outputLayers.size()).stream().map(scope::keep).toList();
      return new Output(scope.keep(imageFeature), embedding, chosen);
    }
  }

  /**
   * The tokens of each chosen layer without prompts (B, T, W), and the class token behind the last
   * block (B, 1, W), or nothing of a slice without it.
   */
  private List<Tensor> encode(
      Tensor embedding, Slice place, List<Tensor> prompts, Attention attention) {
    try (TensorScope scope = TensorScope.open()) {
      long length = embedding.size(1);
      List<Tensor> wanted = new ArrayList<>();
      Tensor tokens = embedding;
      for (int block = 0; block < blocks.size(); block++) {
        Tensor previous = tokens;
        tokens = pass(block, tokens, length, prompts, attention); // (B, T + M, W)
        if (previous != embedding) {
          scope.free(previous); // what is still needed of it holds the memory itself
        }
        if (outputLayers.contains(block + 1)) {
          wanted.add(tokens.narrow(1, 0, length)); // (B, T, W)
        }
      }
      wanted.add(tokens.narrow(1, 0, place.classTokens()));
      return scope.keepAll(wanted);
    }
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
      List<Tensor> classToken =
          inParts(
              embedding, 0, (slice, place, attention) -> encodeClassToken(slice, place, attention));
      return scope.keep(project(classToken.get(0).select(1, 0))); // (B, D)
    }
  }

  /** The class token behind the last block (B, 1, W), or nothing of a slice without it. */
  private List<Tensor> encodeClassToken(Tensor slice, Slice place, Attention attention) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor tokens = slice;
      int last = blocks.size() - 1;
      for (int block = 0; block < last; block++) {
        Tensor previous = tokens;
        tokens = blocks.get(block).forward(tokens, attention); // (B, T, W)
        if (previous != slice) {
          scope.free(previous);
        }
      }
      Tensor wanted = tokens.narrow(1, 0, place.classTokens());
      return List.of(scope.keep(blocks.get(last).forward(tokens, wanted, attention)));
    }
  }

  /** Where a slice of the tokens lies: the class token is in the first, prompts follow the last. */
  private record Slice(boolean first, boolean last) {
    long classTokens() {
      return first ? 1 : 0;
    }
  }

  /** A way through all blocks with a slice of the tokens. */
  @FunctionalInterface
  private interface SlicePass {
    List<Tensor> through(Tensor slice, Slice place, Attention attention);
  }

  /**
   * Passes tokens through the blocks, their rows cut into slices for as many threads; without
   * gradients only, which want one graph.
   *
   * @param prompts rows that come behind the tokens
   * @return what the pass gives, slices joined
   */
  private List<Tensor> inParts(Tensor embedding, long prompts, SlicePass pass) {
    long rows = embedding.size(1);
    int parts = ComputeTeam.parts(rows, FEWEST_ROWS);
    if (parts == 1) {
      return pass.through(embedding, new Slice(true, true), ATTENTION);
    }
    try (TensorScope scope = TensorScope.open()) {
      SharedRows shared = new SharedRows(parts, embedding, rows + prompts);
      List<Tensor> slices = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        long from = rows * part / parts;
        slices.add(embedding.narrow(1, from, rows * (part + 1) / parts - from));
      }
      List<List<Tensor>> outputs =
          ComputeTeam.each(
              parts,
              part -> {
                try {
                  return pass.through(
                      slices.get(part),
                      new Slice(part == 0, part == parts - 1),
                      shared.from(rows * part / parts));
                } catch (RuntimeException | Error e) {
                  shared.abandon();
                  throw e;
                }
              });
      List<Tensor> joined = new ArrayList<>();
      for (int index = 0; index < outputs.get(0).size(); index++) {
        TensorVector same = new TensorVector();
        for (List<Tensor> output : outputs) {
          same.push_back(output.get(index));
        }
        joined.add(torch.cat(same, 1));
      }
      return scope.keepAll(joined);
    }
  }

  /**
   * Passes tokens through one block, with its prompts put in before.
   *
   * @param block from 0
   * @param tokens (B, T, W), or (B, T + M, W) behind a prompted block
   * @param length T, class token and patch tokens
   * @return (B, T + M, W), in the caller's scope
   */
  Tensor pass(int block, Tensor tokens, long length, List<Tensor> prompts) {
    return pass(block, tokens, length, prompts, ATTENTION);
  }

  private Tensor pass(
      int block, Tensor tokens, long length, List<Tensor> prompts, Attention attention) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor input =
          block < prompts.size() ? join(tokens.narrow(1, 0, length), prompts.get(block)) : tokens;
      return scope.keep(blocks.get(block).forward(input, attention));
    }
  }

  /** N, the number of blocks. */
  int depth() {
    return blocks.size();
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

  /** Class tokens stay first, prompts stand last: joins along the token axis. */
  private static Tensor join(Tensor first, Tensor second) {
    return torch.cat(new TensorVector(first, second), 1);
  }

  /**
   * Position embeddings of the patches (1, L, W), resized from the native grid by the plain bicubic
   * filter (a = −0.75, half-pixel centres, no antialiasing) as the reference resizes them.
   */
  private Tensor gridPositions() {
    long to = gridSide();
    long count = positions.size(0) - 1;
    long from = Math.round(Math.sqrt(count));
    Tensor grid = positions.narrow(0, 1, count);
    if (from == to) {
      return grid.unsqueeze(0);
    }
    Tensor planes = grid.view(1, from, from, width).permute(0, 3, 1, 2); // (1, W, G, G)
    Tensor resized =
        torch.upsample_bicubic2d(
            planes, new long[] {to, to}, false, new DoubleOptional(), new DoubleOptional());
    return resized.permute(0, 2, 3, 1).reshape(1, to * to, width); // (1, L, W)
  }
}
