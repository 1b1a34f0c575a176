package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.torch.baseline.Baseline;
import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;

/** Copies the stages of one picture out of native memory, by the names of the golden files. */
final class StageValues {
  private final Map<String, Stage> values = new LinkedHashMap<>();

  static Map<String, Stage> of(
      Tensor images,
      AdaClip.Stages stages,
      AdaClip.Fused fused,
      Tensor classProbabilities,
      List<Integer> layers) {
    StageValues copy = new StageValues();
    copy.put("input", images);
    stages.plain().forEach(plain -> copy.putTower("unprompted.", plain, layers));
    stages.dynamicVision().forEach(prompts -> copy.put("dynamic.visual", prompts));
    stages.dynamicText().forEach(prompts -> copy.put("dynamic.text", prompts));
    copy.put("patch_embedding", stages.prompted().embedding());
    copy.putTower("prompted.", stages.prompted(), layers);
    copy.put("text_features", stages.text());
    copy.put("projected.image_feature", stages.classFeature());
    for (int layer = 0; layer < layers.size(); layer++) {
      copy.put("projected.patches." + layers.get(layer), stages.patches().get(layer));
      copy.put("logits." + layers.get(layer), stages.logits().get(layer));
    }
    copy.put("map", stages.map());
    copy.put("score_without_fusion", classProbabilities.select(1, 1));
    copy.put("fusion.token_indices", fused.clusters().tokens());
    copy.put("fusion.cluster_labels", fused.clusters().labels());
    copy.put("fusion.clustered_feature", fused.clustered());
    copy.put("score", fused.probabilities().select(1, 1));
    return copy.values;
  }

  /** The stages of a method without prompts; the same names for what is the same. */
  static Map<String, Stage> of(Tensor images, Tensor text, Baseline.Result result) {
    StageValues copy = new StageValues();
    copy.put("input", images);
    copy.put("text_features", text);
    result.stages().forEach(copy::put);
    copy.put("map", result.map());
    copy.put("score", result.probabilities().select(1, 1));
    return copy.values;
  }

  /** One tensor for each chosen layer. */
  static SortedMap<Integer, Stage> byLayer(List<Tensor> tensors, List<Integer> layers) {
    SortedMap<Integer, Stage> stages = new TreeMap<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      stages.put(layers.get(layer), stage(tensors.get(layer)));
    }
    return stages;
  }

  /** A copy of a tensor. */
  static Stage stage(Tensor tensor) {
    return new Stage(tensor.shape(), TensorDevice.floats(tensor));
  }

  private void putTower(String prefix, VisionTower.Output output, List<Integer> layers) {
    put(prefix + "image_feature", output.imageFeature());
    for (int layer = 0; layer < layers.size(); layer++) {
      put(prefix + "tokens." + layers.get(layer), output.tokens().get(layer));
    }
  }

  private void put(String name, Tensor tensor) {
    values.put(name, stage(tensor));
  }

  private void put(String name, int[] integers) {
    float[] floats = new float[integers.length];
    for (int index = 0; index < integers.length; index++) {
      floats[index] = integers[index];
    }
    values.put(name, new Stage(new long[] {1, integers.length}, floats));
  }
}
