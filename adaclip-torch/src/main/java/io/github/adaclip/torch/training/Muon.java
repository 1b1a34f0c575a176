package io.github.adaclip.torch.training;

import io.github.adaclip.torch.tensor.TensorScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Muon: a matrix moves along its momentum with all singular values made equal, so that rare
 * directions learn as fast as common ones. For the inner matrices of a transformer; what is no
 * matrix, and tables of embeddings, belong to {@link AdamW}.
 *
 * <p>With gradient g and momentum m: m ← 0.95 m + g; u = orthogonal(g + 0.95 m); w ← w · (1 − lr ·
 * decay) − lr · 0.2 √max(rows, columns) · u, which moves as far as AdamW does at the same learning
 * rate.
 *
 * <p>Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024; the
 * length of the step as in Liu et al., "Muon is scalable for LLM training", arXiv 2502.16982.
 */
public final class Muon {
  private static final double MOMENTUM = 0.95;
  private static final double ADAM_LENGTH = 0.2;
  private static final int ITERATIONS = 5;
  private static final int JOINED = 3;

  /** Of the quintic iteration that drives singular values towards one. */
  private static final double[] QUINTIC = {3.4445, -4.7750, 2.0315};

  private static final double TINY = 1e-7;

  private final double weightDecay;

  /**
   * An optimiser; what it remembers lies in the weights' {@link Learnable}s, as their mean.
   *
   * @param weightDecay share of a weight that is taken off in each step, times the learning rate
   */
  public Muon(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  /**
   * Changes every matrix for which a gradient waits. A matrix of three times as many rows as
   * columns counts as three: queries, keys and values.
   */
  public void step(List<Learnable> matrices, double learningRate) {
    try (NoGradGuard guard = new NoGradGuard();
        TensorScope scope = TensorScope.open()) {
      // Matrices of one shape are made orthogonal together: many small products take longer alone.
      Map<List<Long>, List<Part>> byShape = new LinkedHashMap<>();
      for (Learnable matrix : matrices) {
        if (matrix.weight().grad().defined()) {
          parts(matrix)
              .forEach(
                  part ->
                      byShape.computeIfAbsent(part.shape(), key -> new ArrayList<>()).add(part));
        }
      }
      byShape.values().forEach(parts -> move(parts, learningRate));
    }
  }

  /**
   * Part of a matrix, lying so that it has at least as many columns as rows.
   *
   * @param weight shares the matrix's memory
   * @param direction momentum as it will be after the next gradient of the same kind
   */
  private record Part(Tensor weight, Tensor direction) {
    static Part of(Tensor weight, Tensor direction) {
      return weight.size(0) > weight.size(1)
          ? new Part(weight.t(), direction.t())
          : new Part(weight, direction);
    }

    List<Long> shape() {
      return List.of(weight.size(0), weight.size(1));
    }
  }

  private static List<Part> parts(Learnable matrix) {
    Tensor weight = matrix.weight();
    Tensor gradient = weight.grad();
    matrix.setUpdates(matrix.updates() + 1);
    matrix.mean().mul_(new Scalar(MOMENTUM)).add_(gradient);
    Tensor ahead = gradient.add(matrix.mean(), new Scalar(MOMENTUM));
    long columns = weight.size(1);
    if (weight.size(0) != JOINED * columns) {
      return List.of(Part.of(weight, ahead));
    }
    return LongStream.range(0, JOINED)
        .mapToObj(
            part ->
                Part.of(
                    weight.narrow(0, part * columns, columns),
                    ahead.narrow(0, part * columns, columns)))
        .toList();
  }

  private void move(List<Part> parts, double learningRate) {
    TensorVector directions = new TensorVector();
    parts.forEach(part -> directions.push_back(part.direction()));
    Tensor moves = orthogonal(torch.stack(directions, 0)); // (N, rows, columns)
    double length = learningRate * ADAM_LENGTH * Math.sqrt(moves.size(2));
    for (int part = 0; part < parts.size(); part++) {
      Tensor weight = parts.get(part).weight();
      weight.mul_(new Scalar(1 - learningRate * weightDecay));
      weight.add_(moves.select(0, part), new Scalar(-length));
    }
  }

  /**
   * Matrices of the same singular vectors whose singular values lie near one.
   *
   * @param matrices (N, rows, columns), not more rows than columns
   */
  static Tensor orthogonal(Tensor matrices) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor flat = matrices.to(torch.ScalarType.BFloat16); // the iteration mends what it loses
      Tensor lengths = flat.norm(new ScalarOptional(new Scalar(2)), new long[] {1, 2}, true);
      Tensor x = flat.div(lengths.add(new Scalar(TINY)));
      for (int i = 0; i < ITERATIONS; i++) {
        Tensor square = x.matmul(x.transpose(1, 2)); // (N, rows, rows)
        Tensor mixed =
            square.mul(new Scalar(QUINTIC[1])).add(square.matmul(square), new Scalar(QUINTIC[2]));
        x = x.mul(new Scalar(QUINTIC[0])).add(mixed.matmul(x));
      }
      return scope.keep(x.to(torch.ScalarType.Float));
    }
  }
}
