package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Copies the results of a batch out of native memory, one {@link AnomalyEngine.Output} each. */
final class Outputs {
  private static final int ABNORMAL = 1;

  private Outputs() {}

  /** Makes a picture's score with fusion from its position in the batch and its class score. */
  @FunctionalInterface
  interface FusionScore {
    double of(int picture, double classScore);
  }

  /**
   * The outputs of a batch.
   *
   * @param map before smoothing (B, S, S)
   * @param probabilities of the two sides (B, 2)
   */
  static List<AnomalyEngine.Output> of(Tensor map, Tensor probabilities, FusionScore fusionScore) {
    int batch = Math.toIntExact(probabilities.size(0));
    float[] maps = TensorDevice.floats(map);
    float[] sides = TensorDevice.floats(probabilities);
    int mapLength = maps.length / batch;
    List<AnomalyEngine.Output> outputs = new ArrayList<>(batch);
    for (int picture = 0; picture < batch; picture++) {
      double classScore = sides[2 * picture + ABNORMAL];
      outputs.add(
          new AnomalyEngine.Output(
              Arrays.copyOfRange(maps, picture * mapLength, (picture + 1) * mapLength),
              classScore,
              fusionScore.of(picture, classScore)));
    }
    return outputs;
  }
}
