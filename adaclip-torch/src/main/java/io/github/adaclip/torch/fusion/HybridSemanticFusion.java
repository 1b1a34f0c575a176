package io.github.adaclip.torch.fusion;

import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.torch.score.UnitLength;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Blends the class feature with a clustered feature of the most anomalous patches.
 *
 * <p>Source: AdaCLIP, section 3.4; reference class {@code HybridSemanticFusion}. The reference's
 * K-means has no seed, so its score changes from run to run; here the seed is given. The choice of
 * patches and their clusters are constants to the gradient, which flows through the chosen patches'
 * features.
 *
 * @param form which patches are clustered
 * @param clusters K
 * @param seed of the first clustering; the next ones have the next numbers
 * @param clusterings how many are averaged
 */
public record HybridSemanticFusion(FusionForm form, int clusters, long seed, int clusterings) {
  private static final double CLUSTERED_SHARE = 0.2;
  private static final double CLASS_SHARE = 0.8;

  /**
   * Chooses and clusters the patches of one picture.
   *
   * @param layerPatches for each layer unit-length features (1, L, D)
   * @param abnormal abnormal probability of each patch (1, L)
   */
  public PatchClusters choose(List<Tensor> layerPatches, Tensor abnormal) {
    try (TensorScope scope = TensorScope.open()) {
      float[] probabilities = TensorDevice.floats(abnormal);
      TensorVector layers = new TensorVector();
      layerPatches.forEach(layers::push_back);
      Tensor points =
          switch (form) {
            case REFERENCE -> torch.cat(layers, 2); // (1, L, 4D)
            case PAPER -> torch.stack(layers, 0).mean(0); // (1, L, D)
          };
      float[] features = TensorDevice.floats(points);
      int width = (int) points.size(2);
      return PatchClusters.averaged(
          LongStream.range(seed, seed + clusterings)
              .mapToObj(one -> choose(probabilities, features, width, one))
              .toList());
    }
  }

  private PatchClusters choose(float[] probabilities, float[] features, int width, long oneSeed) {
    return switch (form) {
      case REFERENCE ->
          PatchClusters.mostAnomalous(probabilities, features, width, clusters, oneSeed);
      case PAPER ->
          PatchClusters.mostAnomalousCluster(probabilities, features, width, clusters, oneSeed);
    };
  }

  /**
   * The clustered feature h of one picture.
   *
   * @param layerPatches for each layer unit-length features (1, L, D)
   * @param chosen which patches count how much
   * @param device where the features are
   * @return unit length, (1, D), in the caller's scope
   */
  public static Tensor clusteredFeature(
      List<Tensor> layerPatches, PatchClusters chosen, TensorDevice device) {
    try (TensorScope scope = TensorScope.open()) {
      long[] positions = Arrays.stream(chosen.tokens()).asLongStream().toArray();
      Tensor tokens = device.longs(positions, positions.length);
      TensorVector picked = new TensorVector();
      layerPatches.forEach(patches -> picked.push_back(patches.index_select(1, tokens)));
      Tensor averaged = torch.stack(picked, 0).mean(0).squeeze(0); // (n, D)
      Tensor weights = device.floats(chosen.weights(), 1, positions.length); // (1, n)
      return scope.keep(UnitLength.of(weights.matmul(averaged), -1)); // (1, D)
    }
  }

  /**
   * The picture feature v = unit(0.2 h + 0.8 c).
   *
   * @param clustered h, unit length, (1, D)
   * @param classFeature c, unit length, (1, D)
   * @return unit length, (1, D), in the caller's scope
   */
  public static Tensor blend(Tensor clustered, Tensor classFeature) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor sum =
          clustered.mul(new Scalar(CLUSTERED_SHARE)).add(classFeature.mul(new Scalar(CLASS_SHARE)));
      return scope.keep(UnitLength.of(sum, -1));
    }
  }
}
