package io.github.adaclip.torch.baseline;

import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.score.PatchScores;
import io.github.adaclip.torch.score.UnitLength;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * CLIP as it is: the picture's feature against the two text features gives the score; the last
 * layer's patch tokens, taken into the shared space the way the class token is, give the map.
 *
 * <p>Source: CLIP (Radford et al. 2021), zero-shot classification; the map as the rows "CLIP" of
 * AnomalyCLIP (Zhou et al., ICLR 2024) extend it to patches. Scale of the logits and upsampling are
 * AdaCLIP's.
 *
 * @param vision gives the tokens of its last block as the last of its chosen layers
 */
public record PlainClip(VisionTower vision) implements Baseline {
  @Override
  public Result score(Tensor images, Tensor text) {
    try (TensorScope scope = TensorScope.open()) {
      VisionTower.Output output = vision.forward(images, List.of());
      Tensor imageFeature = UnitLength.of(output.imageFeature(), -1); // (B, D)
      Tensor probabilities = PatchScores.probabilities(imageFeature, text); // (B, 2)

      Tensor tokens = output.tokens().get(output.tokens().size() - 1); // (B, 1 + L, W)
      Tensor patchTokens = tokens.narrow(1, 1, tokens.size(1) - 1); // (B, L, W)
      Tensor patches = UnitLength.of(vision.project(patchTokens), -1); // (B, L, D)
      Tensor logits = PatchScores.logits(patches, text); // (B, L, 2)
      Tensor map = PatchScores.map(List.of(logits), vision.imageSize()); // (B, S, S)

      Map<String, Tensor> stages = new LinkedHashMap<>();
      stages.put("image_feature", imageFeature);
      stages.put("patches", patches);
      stages.put("logits", logits);
      stages.values().forEach(scope::keep);
      return new Result(scope.keep(probabilities), scope.keep(map), stages);
    }
  }
}
