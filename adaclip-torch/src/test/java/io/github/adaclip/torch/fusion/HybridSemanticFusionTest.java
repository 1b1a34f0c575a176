package io.github.adaclip.torch.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class HybridSemanticFusionTest {
  private static final float ROUNDING = 1e-6f; // unit vectors
  private static final TensorDevice CPU = TensorDevice.of(ComputeDevice.CPU);

  @Test
  void clusteredFeatureIsTheMeanOfClusterMeans() { // by hand
    try (TensorScope scope = TensorScope.open()) {
      Tensor first = CPU.floats(new float[] {1, 0, 1, 0, 0, 1, 9, 9}, 1, 4, 2);
      Tensor second = CPU.floats(new float[] {1, 0, 1, 0, 0, 1, 9, 9}, 1, 4, 2);
      // Tokens 0 and 1 form one cluster with mean (1, 0), token 2 another with mean (0, 1).
      PatchClusters chosen = PatchClusters.ofLabels(new int[] {2, 0, 1}, new int[] {5, 3, 3});
      Tensor feature = HybridSemanticFusion.clusteredFeature(List.of(first, second), chosen, CPU);
      float half = (float) Math.sqrt(0.5);
      assertArrayEquals(new float[] {half, half}, TensorDevice.floats(feature), ROUNDING);
    }
  }

  @Test
  void blendIsAFifthOfTheClusteredFeature() { // by hand: 0.2 (0, 1) + 0.8 (1, 0), scaled to one
    try (TensorScope scope = TensorScope.open()) {
      Tensor clustered = CPU.floats(new float[] {0, 1}, 1, 2);
      Tensor classFeature = CPU.floats(new float[] {1, 0}, 1, 2);
      float[] blended = TensorDevice.floats(HybridSemanticFusion.blend(clustered, classFeature));
      double length = Math.sqrt(0.2 * 0.2 + 0.8 * 0.8);
      assertArrayEquals(
          new float[] {(float) (0.8 / length), (float) (0.2 / length)}, blended, ROUNDING);
    }
  }

  @Test
  void equalFeaturesStayWhatTheyAre() { // a law: fusing a feature with itself changes nothing
    try (TensorScope scope = TensorScope.open()) {
      Tensor patches = CPU.floats(new float[] {0.6f, 0.8f, 0.6f, 0.8f, 0.6f, 0.8f}, 1, 3, 2);
      Tensor abnormal = CPU.floats(new float[] {0.5f, 0.5f, 0.5f}, 1, 3);
      for (FusionForm form : FusionForm.values()) {
        HybridSemanticFusion fusion = new HybridSemanticFusion(form, 20, 0, 1);
        PatchClusters chosen = fusion.choose(List.of(patches, patches), abnormal);
        Tensor feature =
            HybridSemanticFusion.clusteredFeature(List.of(patches, patches), chosen, CPU);
        Tensor blended =
            HybridSemanticFusion.blend(feature, CPU.floats(new float[] {0.6f, 0.8f}, 1, 2));
        assertArrayEquals(
            new float[] {0.6f, 0.8f}, TensorDevice.floats(blended), ROUNDING, form.optionName());
      }
    }
  }
}
