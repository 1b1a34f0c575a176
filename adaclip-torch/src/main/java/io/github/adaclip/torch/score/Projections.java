package io.github.adaclip.torch.score;

import io.github.adaclip.torch.clip.WeightReader;
import io.github.adaclip.torch.prompt.Linear;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The learnt projections into the shared space, present in every prompt type.
 *
 * <p>Source: AdaCLIP, section 3.2; reference classes {@code PatchTokenLayer} and {@code
 * ClsTokenLayer}.
 *
 * @param patches one for each chosen layer, W → D
 * @param classFeature D → D
 */
public record Projections(List<Linear> patches, Linear classFeature) {
  /** Reads the projections of a number of layers. */
  public static Projections read(
      WeightReader weights, int layers, int visionWidth, int sharedWidth) {
    List<Linear> patches =
        IntStream.range(0, layers)
            .mapToObj(
                layer ->
                    Linear.read(
                        weights, "patch_token_layer.head." + layer + ".", visionWidth, sharedWidth))
            .toList();
    return new Projections(
        patches, Linear.read(weights, "cls_token_layer.head.0.", sharedWidth, sharedWidth));
  }

  /**
   * Patch features.
   *
   * @param tokens for each chosen layer class token and patch tokens (B, 1 + L, W)
   * @return for each layer unit-length features (B, L, D), in the caller's scope
   */
  public List<Tensor> projectPatches(List<Tensor> tokens) {
    List<Tensor> features = new ArrayList<>();
    for (int layer = 0; layer < patches.size(); layer++) {
      try (TensorScope scope = TensorScope.open()) {
        Tensor layerTokens = tokens.get(layer);
        Tensor patchTokens = layerTokens.narrow(1, 1, layerTokens.size(1) - 1); // (B, L, W)
        features.add(scope.keep(UnitLength.of(patches.get(layer).forward(patchTokens), -1)));
      }
    }
    return features;
  }

  /**
   * Class feature.
   *
   * @param imageFeature prompted image feature, not normalised, (B, D)
   * @return unit length, (B, D), in the caller's scope
   */
  public Tensor projectClass(Tensor imageFeature) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(UnitLength.of(classFeature.forward(imageFeature), -1));
    }
  }
}
