package io.github.adaclip.torch.score;

import io.github.adaclip.torch.clip.WeightReader;
import io.github.adaclip.torch.prompt.Linear;
import io.github.adaclip.torch.tensor.ComputeTeam;
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
    int parts = ComputeTeam.parts(patches.size(), 1);
    List<List<Tensor>> features =
        ComputeTeam.each(
            parts,
            part -> {
              List<Tensor> own = new ArrayList<>();
              for (int layer = part; layer < patches.size(); layer += parts) {
                own.add(projectPatches(tokens.get(layer), patches.get(layer)));
              }
              return own;
            });
    return IntStream.range(0, patches.size())
        .mapToObj(layer -> features.get(layer % parts).get(layer / parts))
        .toList();
  }

  private static Tensor projectPatches(Tensor tokens, Linear projection) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor patchTokens = tokens.narrow(1, 1, tokens.size(1) - 1); // (B, L, W)
      return scope.keep(UnitLength.of(projection.forward(patchTokens), -1));
    }
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
