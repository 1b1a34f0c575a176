package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.torch.training.Losses;
import io.github.adaclip.torch.training.PretrainingLosses;
import io.github.adaclip.training.PretrainingEngine.Example;
import io.github.adaclip.training.PretrainingLoss;
import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What a CLIP that is learnt from nothing has to bring down: CLIP's contrast of pictures and
 * captions, AdaCLIP's focal loss of the pictures' labels, in each chosen layer the cross entropy of
 * every patch's two sides, whose truth is the part of the patch that is abnormal, and the cross
 * entropy of the pictures' labels as their most abnormal patches tell them.
 *
 * @param contrast a single number
 * @param classification a single number
 * @param maps a single number
 * @param peaks a single number
 */
record PretrainingObjective(Tensor contrast, Tensor classification, Tensor maps, Tensor peaks) {
  private static final double CAPTION_SCALE = 20;
  private static final double CONTRAST_WEIGHT = 0.3;
  private static final double CLASS_WEIGHT = 1;
  private static final double ABNORMAL_WEIGHT = 3;
  private static final double PEAK_WEIGHT = 0.3;
  private static final double PEAK_PART = 0.03;

  /**
   * All parts, in the caller's scope.
   *
   * @param grid patches along one side
   */
  static PretrainingObjective of(
      TorchPretrainingEngine.Pass pass, List<Example> batch, int grid, TensorDevice device) {
    try (TensorScope scope = TensorScope.open()) {
      int pictures = batch.size();
      Tensor labels =
          device.floats(
              buffer -> batch.forEach(example -> buffer.put(example.anomalous() ? 1 : 0)),
              pictures);
      Tensor belonging = device.floats(buffer -> putBelonging(batch, buffer), pictures, pictures);
      Tensor truth =
          device.floats(
              buffer -> batch.forEach(example -> putCoverage(example, grid, buffer)),
              pictures,
              (long) grid * grid); // (B, L)
      Tensor contrast =
          PretrainingLosses.contrast(pass.picture(), pass.caption(), belonging, CAPTION_SCALE)
              .mul(new Scalar(CONTRAST_WEIGHT));
      Tensor sum = labels.new_zeros();
      Tensor margins = torch.zeros_like(truth);
      for (Tensor logits : pass.logits()) {
        sum = sum.add(PretrainingLosses.sides(logits, truth, ABNORMAL_WEIGHT));
        margins = margins.add(logits.select(2, 1).sub(logits.select(2, 0)));
      }
      Scalar layers = new Scalar((double) pass.logits().size());
      return new PretrainingObjective(
          scope.keep(contrast),
          scope.keep(Losses.focal(pass.probabilities(), labels).mul(new Scalar(CLASS_WEIGHT))),
          scope.keep(sum.div(layers)),
          scope.keep(
              PretrainingLosses.peaks(margins.div(layers), labels, PEAK_PART)
                  .mul(new Scalar(PEAK_WEIGHT))));
    }
  }

  /** All parts together, in the caller's scope. */
  Tensor total() {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(contrast.add(classification).add(maps).add(peaks));
    }
  }

  /** The numbers. */
  PretrainingLoss values() {
    return new PretrainingLoss(
        contrast.item_double(),
        classification.item_double(),
        maps.item_double(),
        peaks.item_double());
  }

  private static void putBelonging(List<Example> batch, FloatBuffer target) {
    for (Example picture : batch) {
      for (Example caption : batch) {
        target.put(picture.meaning() == caption.meaning() ? 1 : 0);
      }
    }
  }

  /** The part of each patch that is abnormal. */
  private static void putCoverage(Example example, int grid, FloatBuffer target) {
    int side = example.picture().side();
    int patch = side / grid;
    byte[] mask = example.mask();
    for (int row = 0; row < grid; row++) {
      for (int column = 0; column < grid; column++) {
        int marked = 0;
        for (int y = row * patch; y < (row + 1) * patch; y++) {
          for (int x = column * patch; x < (column + 1) * patch; x++) {
            marked += mask[y * side + x];
          }
        }
        target.put((float) marked / (patch * patch));
      }
    }
  }
}
