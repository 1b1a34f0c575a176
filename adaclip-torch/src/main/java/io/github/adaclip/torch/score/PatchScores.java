package io.github.adaclip.torch.score;

import io.github.adaclip.torch.tensor.Shapes;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Logits, maps and scores from unit-length features.
 *
 * <p>Source: AdaCLIP, sections 3.1 and 3.4; reference function {@code visual_text_similarity}.
 */
public final class PatchScores {
  /** The reference multiplies cosines by this constant, not by CLIP's learnt scale. */
  private static final double LOGIT_SCALE = 100;

  private static final long ABNORMAL = 1;

  private PatchScores() {}

  /**
   * Logits of every patch against the two text features, before softmax.
   *
   * @param patches unit-length patch features (B, L, D)
   * @param text unit-length text features (B, D, 2); column 0 normal, column 1 abnormal
   * @return (B, L, 2) in −100 … 100, in the caller's scope
   */
  public static Tensor logits(Tensor patches, Tensor text) {
    Shapes.require("text features", text, patches.size(0), patches.size(2), 2);
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(patches.matmul(text).mul(new Scalar(LOGIT_SCALE)));
    }
  }

  /**
   * Logits of one layer at the picture's resolution, with aligned corners.
   *
   * @param logits (B, L, 2) on a square grid
   * @param side S
   * @return (B, 2, S, S), in the caller's scope
   */
  public static Tensor upsample(Tensor logits, int side) {
    long batch = logits.size(0);
    long grid = Math.round(Math.sqrt(logits.size(1)));
    Shapes.require("logits", logits, batch, grid * grid, 2);
    try (TensorScope scope = TensorScope.open()) {
      Tensor planes = logits.transpose(1, 2).reshape(batch, 2, grid, grid); // (B, 2, G, G)
      long[] size = {side, side};
      return scope.keep(
          torch.upsample_bilinear2d(
              planes, size, true, new DoubleOptional(), new DoubleOptional()));
    }
  }

  /**
   * The inference map before smoothing: softmax of the mean of the layers' upsampled logits,
   * (abnormal + 1 − normal) / 2.
   *
   * @param layerLogits for each layer (B, L, 2)
   * @param side S
   * @return (B, S, S) in 0 … 1, in the caller's scope
   */
  public static Tensor map(List<Tensor> layerLogits, int side) {
    try (TensorScope scope = TensorScope.open()) {
      TensorVector upsampled = new TensorVector();
      layerLogits.forEach(logits -> upsampled.push_back(upsample(logits, side)));
      Tensor mean = torch.stack(upsampled, 1).mean(1); // (B, 2, S, S)
      Tensor probabilities = torch.softmax(mean, 1);
      Tensor normal = probabilities.select(1, 0);
      Tensor abnormal = probabilities.select(1, ABNORMAL);
      Tensor oneMinusNormal = normal.neg().add(new Scalar(1.0));
      return scope.keep(abnormal.add(oneMinusNormal).div(new Scalar(2.0)));
    }
  }

  /**
   * Abnormal probability of every patch: softmax of the layers' mean logits at grid resolution.
   *
   * @param layerLogits for each layer (B, L, 2)
   * @return (B, L) in 0 … 1, in the caller's scope
   */
  public static Tensor abnormalProbability(List<Tensor> layerLogits) {
    try (TensorScope scope = TensorScope.open()) {
      TensorVector stacked = new TensorVector();
      layerLogits.forEach(stacked::push_back);
      Tensor mean = torch.stack(stacked, 1).mean(1); // (B, L, 2)
      return scope.keep(torch.softmax(mean, 2).select(2, ABNORMAL).contiguous());
    }
  }

  /**
   * Probabilities of a picture's two sides.
   *
   * @param imageFeature unit length, (B, D)
   * @param text unit-length text features (B, D, 2)
   * @return (B, 2), normal and abnormal, in the caller's scope
   */
  public static Tensor probabilities(Tensor imageFeature, Tensor text) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor logits =
          imageFeature.unsqueeze(1).matmul(text).squeeze(1).mul(new Scalar(LOGIT_SCALE)); // (B, 2)
      return scope.keep(torch.softmax(logits, 1));
    }
  }
}
