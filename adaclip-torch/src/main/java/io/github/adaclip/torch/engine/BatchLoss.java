package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.score.PatchScores;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.torch.training.Losses;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingLoss;
import io.github.adaclip.training.TrainingOptions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The loss of a batch: focal loss of the scores, and for each chosen layer focal loss of its map
 * and dice losses of its two sides. Layers are not averaged, maps are not smoothed. Pictures whose
 * anomalous pixels are not known take part in the first only.
 *
 * <p>Source: AdaCLIP, section 3.5; reference class {@code AdaCLIP_Trainer}, {@code
 * train_one_batch}.
 *
 * @param classification a single number
 * @param focal for each layer a single number
 * @param abnormalDice for each layer a single number
 * @param normalDice for each layer a single number
 */
record BatchLoss(
    Tensor classification, List<Tensor> focal, List<Tensor> abnormalDice, List<Tensor> normalDice) {

  /**
   * All parts, in the caller's scope.
   *
   * @param probabilities of each picture's two sides (B, 2)
   */
  static BatchLoss of(
      List<TrainingEngine.Example> batch,
      Tensor probabilities,
      AdaClip.Stages stages,
      TrainingOptions options,
      TensorDevice device) {
    Tensor labels = device.floats(buffer -> labels(batch, buffer), batch.size()); // (B)
    BatchLoss loss =
        new BatchLoss(
            Losses.focal(probabilities, labels),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    long[] known =
        IntStream.range(0, batch.size())
            .filter(picture -> batch.get(picture).mask().isPresent())
            .asLongStream()
            .toArray();
    if (known.length > 0) {
      int side = (int) stages.map().size(1);
      Tensor pictures = device.longs(known, known.length);
      Tensor truth =
          device.floats(buffer -> masks(batch, buffer), known.length, side, side); // (b, S, S)
      stages.logits().forEach(layer -> loss.add(layer.index_select(0, pictures), truth, options));
    }
    return loss;
  }

  private void add(Tensor logits, Tensor truth, TrainingOptions options) {
    try (TensorScope scope = TensorScope.open()) {
      int side = (int) truth.size(1);
      Tensor maps = torch.softmax(PatchScores.upsample(logits, side), 1); // (b, 2, S, S)
      Tensor normalTruth = truth.neg().add(new Scalar(1.0));
      focal.add(scope.keep(Losses.focal(maps, truth)));
      abnormalDice.add(scope.keep(Losses.dice(maps.select(1, 1), truth, options.dice())));
      normalDice.add(scope.keep(Losses.dice(maps.select(1, 0), normalTruth, options.dice())));
    }
  }

  /** The sum of all parts, in the caller's scope. */
  Tensor total() {
    try (TensorScope scope = TensorScope.open()) {
      Tensor sum = classification;
      for (List<Tensor> parts : List.of(focal, abnormalDice, normalDice)) {
        for (Tensor part : parts) {
          sum = sum.add(part);
        }
      }
      // A loss of one part is that part itself, which is not this scope's to keep.
      return sum == classification ? classification : scope.keep(sum);
    }
  }

  /** The numbers. */
  TrainingLoss values() {
    return new TrainingLoss(
        classification.item_double(), values(focal), values(abnormalDice), values(normalDice));
  }

  private static List<Double> values(List<Tensor> parts) {
    return parts.stream().map(Tensor::item_double).toList();
  }

  private static void labels(List<TrainingEngine.Example> batch, FloatBuffer target) {
    batch.forEach(example -> target.put(example.anomalous() ? 1 : 0));
  }

  private static void masks(List<TrainingEngine.Example> batch, FloatBuffer target) {
    for (TrainingEngine.Example example : batch) {
      example
          .mask()
          .ifPresent(
              mask -> {
                for (byte value : mask) {
                  target.put(value);
                }
              });
    }
  }
}
