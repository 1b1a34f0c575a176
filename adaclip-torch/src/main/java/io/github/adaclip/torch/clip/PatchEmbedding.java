package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.Shapes;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.Random;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Pictures of any size that patches fill → the tokens that enter the first block of the vision
 * tower.
 */
final class PatchEmbedding {
  private static final String PREFIX = "visual.";

  /** Side in patches of the pictures that nobody took. */
  private static final int MADE_UP_SIDE = 8;

  private final int patchSize;
  private final int width;
  private final Tensor patchKernel; // (W, 3, P, P)
  private final Tensor classEmbedding; // (W)
  private final Tensor positions; // (1 + native L, W); the class token's first
  private final LayerNorm inputNorm;

  PatchEmbedding(WeightReader weights, ClipArchitecture architecture) {
    this.patchSize = architecture.patchSize();
    this.width = architecture.visionWidth();
    this.patchKernel = weights.read(PREFIX + "conv1.weight", width, 3, patchSize, patchSize);
    long grid = architecture.nativeGridSide();
    this.positions = weights.read(PREFIX + "positional_embedding", grid * grid + 1, width);
    this.classEmbedding = weights.read(PREFIX + "class_embedding", width);
    this.inputNorm = new LayerNorm(weights, PREFIX + "ln_pre.", width);
  }

  /** P. */
  int patchSize() {
    return patchSize;
  }

  /**
   * Each patch with its position, the class token first, normalised one by one.
   *
   * @param images normalised planes (B, 3, S, S)
   * @param imageSize S
   * @return (B, 1 + L, W), in the caller's scope
   */
  Tensor embed(Tensor images, int imageSize) {
    Shapes.require("images", images, -1, 3, imageSize, imageSize);
    long batch = images.size(0);
    long side = imageSize / patchSize;
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
          grid.view(batch, width, side * side)
              .transpose(1, 2)
              .add(gridPositions(side)); // (B, L, W)
      Tensor classToken = classEmbedding.add(positions.select(0, 0)).expand(batch, 1, width);
      Tensor sequence = torch.cat(new TensorVector(classToken, located), 1); // (B, 1 + L, W)
      return scope.keep(inputNorm.forward(sequence)); // (B, 1 + L, W)
    }
  }

  /**
   * The tokens of two made-up pictures, a smooth one and a rough one.
   *
   * @return (2, T, W), in the caller's scope
   */
  Tensor madeUp(TensorDevice device) {
    int side = MADE_UP_SIDE * patchSize;
    Random random = new Random(side);
    try (TensorScope scope = TensorScope.open()) {
      Tensor images =
          device.floats(
              buffer -> {
                while (buffer.hasRemaining()) {
                  int index = buffer.position();
                  int x = index % side;
                  int y = index / side % side;
                  int plane = index / side / side;
                  double wave = Math.cos(x * (plane % 3 + 1) * Math.PI / side) + (double) y / side;
                  buffer.put((float) (wave + (plane / 3 - 0.1) * random.nextGaussian() / 2));
                }
              },
              2,
              3,
              side,
              side);
      return scope.keep(embed(images, side));
    }
  }

  /**
   * Position embeddings of the patches (1, L, W), resized from the native grid by the plain bicubic
   * filter (a = −0.75, half-pixel centres, no antialiasing) as the reference resizes them.
   */
  private Tensor gridPositions(long to) {
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
