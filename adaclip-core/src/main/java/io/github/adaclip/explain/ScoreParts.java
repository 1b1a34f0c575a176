package io.github.adaclip.explain;

import io.github.adaclip.detect.AnomalyEngine.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The margin of a score as a sum.
 *
 * <p>With c the class feature, h = u / |u| the clustered feature, u = Σ w(t) · mean over layers of
 * F_l[t], and v = (0.2 h + 0.8 c) / n: the margin 100 v · d, d = t_abnormal − t_normal, is 80 c · d
 * / n plus, for each layer, 20 / (n |u| layers) Σ w(t) F_l[t] · d. Source: AdaCLIP, section 3.4.
 */
final class ScoreParts {
  /** Cosines are multiplied by it. */
  static final double LOGIT_SCALE = 100;

  private static final double CLUSTERED_SHARE = 0.2;
  private static final double CLASS_SHARE = 0.8;

  private final double[] picture;
  private final List<Explanation.Part> parts = new ArrayList<>();

  /**
   * Takes a score apart.
   *
   * @param stages of one detection
   * @param layers whose patches are scored
   * @param fused whether the patches have a part in the score
   */
  ScoreParts(Map<String, Stage> stages, List<Integer> layers, boolean fused) {
    double[] direction = direction(stages.get("text_features"));
    double[] classFeature = Vectors.of(stages.get("projected.image_feature").values());
    if (!fused) {
      picture = classFeature;
      add("class token", LOGIT_SCALE * Vectors.dot(classFeature, direction));
      return;
    }
    List<double[]> layerSums = new ArrayList<>();
    layers.forEach(layer -> layerSums.add(weightedSum(stages, layer, layers.size())));
    double[] clustered = new double[classFeature.length];
    layerSums.forEach(sum -> Vectors.add(clustered, sum, 1));
    double clusteredLength = Vectors.length(clustered);
    double[] blended = new double[classFeature.length];
    Vectors.add(blended, classFeature, CLASS_SHARE);
    Vectors.add(blended, clustered, CLUSTERED_SHARE / clusteredLength);
    double length = Vectors.length(blended);
    picture = new double[blended.length];
    Vectors.add(picture, blended, 1 / length);
    add("class token", LOGIT_SCALE * CLASS_SHARE / length * Vectors.dot(classFeature, direction));
    for (int layer = 0; layer < layers.size(); layer++) {
      add(
          "patches of layer " + layers.get(layer),
          LOGIT_SCALE
              * CLUSTERED_SHARE
              / (length * clusteredLength)
              * Vectors.dot(layerSums.get(layer), direction));
    }
  }

  private void add(String source, double share) {
    parts.add(new Explanation.Part(source, share));
  }

  /** t_abnormal − t_normal; the stage is (1, D, 2). */
  private static double[] direction(Stage text) {
    double[] direction = new double[text.values().length / 2];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (double) text.values()[2 * i + 1] - text.values()[2 * i];
    }
    return direction;
  }

  /** What the chosen patches of a layer add to u. */
  private static double[] weightedSum(Map<String, Stage> stages, int layer, int layers) {
    Stage patches = stages.get("projected.patches." + layer);
    float[] tokens = stages.get("fusion.token_indices").values();
    float[] weights = stages.get("fusion.weights").values();
    int width = (int) patches.shape()[2];
    double[] sum = new double[width];
    for (int chosen = 0; chosen < tokens.length; chosen++) {
      int first = (int) tokens[chosen] * width;
      for (int i = 0; i < width; i++) {
        sum[i] += weights[chosen] / (double) layers * patches.values()[first + i];
      }
    }
    return sum;
  }

  /** The picture's feature v, of unit length. */
  double[] pictureFeature() {
    return picture;
  }

  List<Explanation.Part> parts() {
    return parts;
  }

  double margin() {
    return parts.stream().mapToDouble(Explanation.Part::share).sum();
  }
}
