package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.NoGradGuard;

/** The methods without prompts on the tiny backbone, and their formulas in plain Java. */
final class Baselines {
  private Baselines() {}

  static ModelSource backbone() {
    return ModelSource.of(Golden.path(TinyModel.TORCH_SCRIPT));
  }

  static DetectorOptions options(DetectionMethod method, int side) {
    return TinyModel.options().withImageSize(side).withMethod(method);
  }

  static Map<String, Stage> stages(DetectorOptions options, AnomalyEngine.Input input) {
    try (AnomalyEngine engine = TorchEngine.open(backbone(), options)) {
      return engine.stages(input, Optional.empty());
    }
  }

  static AnomalyEngine.Input input(String picture, int side, String className) {
    return new AnomalyEngine.Input(
        TinyModel.picture(picture, side), TinyModel.sentences(className));
  }

  /** Looks at the tiny backbone from inside, on the compute thread. */
  static void with(int side, BiConsumer<ClipBackbone, TensorDevice> check) {
    with(side, TowerPrecision.exact(), check);
  }

  /** The same in another precision. */
  static void with(
      int side, TowerPrecision precision, BiConsumer<ClipBackbone, TensorDevice> check) {
    with(side, precision, weights -> weights, check);
  }

  /** The same with changed weights. */
  static void with(
      int side,
      TowerPrecision precision,
      UnaryOperator<WeightSource> change,
      BiConsumer<ClipBackbone, TensorDevice> check) {
    ComputeThread.run(
        () -> {
          TensorDevice device = TensorDevice.of(ComputeDevice.CPU);
          try (TensorScope scope = TensorScope.open();
              NoGradGuard guard = new NoGradGuard();
              ClipWeights clip = ClipWeights.open(Golden.path(TinyModel.TORCH_SCRIPT));
              ClipBackbone backbone =
                  ClipBackbone.load(
                      change.apply(new FileWeights(clip::shape, clip::read)),
                      clip.architecture(),
                      side,
                      List.of(8),
                      Activation.GELU,
                      precision,
                      device)) {
            check.accept(backbone, device);
          }
        });
  }

  /** The abnormal side's share of softmax(100 v·T). */
  static double abnormal(double[] feature, double[][] text) {
    double[] logits = new double[2];
    for (int side = 0; side < 2; side++) {
      for (int axis = 0; axis < feature.length; axis++) {
        logits[side] += 100 * feature[axis] * text[side][axis];
      }
    }
    return 1 / (1 + Math.exp(logits[0] - logits[1]));
  }

  static double[] unit(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double[] unit = vector.clone();
    for (int axis = 0; axis < unit.length; axis++) {
      unit[axis] /= Math.sqrt(squares);
    }
    return unit;
  }

  /** Row of a matrix given row by row, with a number of columns. */
  static double[] row(float[] matrix, int row, int columns) {
    double[] values = new double[columns];
    for (int column = 0; column < columns; column++) {
      values[column] = matrix[row * columns + column];
    }
    return values;
  }

  /** Bilinear mixing of a square grid at a place, given in grid units; beyond the edge the edge. */
  static double bilinear(double[] grid, double row, double column) {
    int side = (int) Math.round(Math.sqrt(grid.length));
    double insideRow = Math.max(0, Math.min(side - 1, row));
    double insideColumn = Math.max(0, Math.min(side - 1, column));
    int top = (int) insideRow;
    int left = (int) insideColumn;
    int bottom = Math.min(side - 1, top + 1);
    int right = Math.min(side - 1, left + 1);
    double down = insideRow - top;
    double across = insideColumn - left;
    double above = grid[top * side + left] * (1 - across) + grid[top * side + right] * across;
    double below = grid[bottom * side + left] * (1 - across) + grid[bottom * side + right] * across;
    return above * (1 - down) + below * down;
  }
}
