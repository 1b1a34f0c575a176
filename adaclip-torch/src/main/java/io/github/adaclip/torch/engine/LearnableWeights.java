package io.github.adaclip.torch.engine;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.torch.training.Learnable;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptLayout;
import io.github.adaclip.weights.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * All tensors of a checkpoint, those that are learnt with what the optimiser remembers of them, and
 * how they are stored. Used on the compute thread; stored tensors fetch their numbers there.
 */
final class LearnableWeights implements AutoCloseable {
  private static final String MEAN = "mean.";
  private static final String MEAN_OF_SQUARES = "mean_of_squares.";
  private static final String UPDATES = "updates.";

  private final Map<String, Tensor> all;
  private final TensorDevice device;
  private final List<Learnable> learnt = new ArrayList<>();

  /**
   * Makes a model's weights learnable.
   *
   * @param all prompts and projections by name; stay the model's
   * @param projections whether the projections are learnt too
   */
  LearnableWeights(Map<String, Tensor> all, boolean projections, TensorDevice device) {
    this.all = all;
    this.device = device;
    try {
      all.forEach(
          (name, weight) -> {
            if (projections || !PromptLayout.isProjection(name)) {
              learnt.add(new Learnable(name, weight, device));
            }
          });
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  List<Learnable> learnt() {
    return learnt;
  }

  /** Every tensor of a checkpoint. */
  List<NamedTensor> weights() {
    List<NamedTensor> tensors = new ArrayList<>();
    all.forEach((name, weight) -> tensors.add(stored(name, weight)));
    return tensors;
  }

  /** The same with what the optimiser remembers. */
  List<NamedTensor> state() {
    List<NamedTensor> tensors = weights();
    for (Learnable learnable : learnt) {
      tensors.add(stored(MEAN + learnable.name(), learnable.mean()));
      tensors.add(stored(MEAN_OF_SQUARES + learnable.name(), learnable.meanOfSquares()));
      float updates = learnable.updates();
      tensors.add(
          new NamedTensor(
              UPDATES + learnable.name(),
              DataType.FLOAT32,
              new long[] {1},
              target -> target.put(updates)));
    }
    return tensors;
  }

  /** Takes a stored state up again; nothing is changed if it does not fit. */
  void restore(TensorFile state) {
    for (NamedTensor tensor : state()) {
      requireShape(state, tensor);
    }
    try (NoGradGuard guard = new NoGradGuard()) {
      all.forEach((name, weight) -> read(state, name, weight));
      for (Learnable learnable : learnt) {
        learnable.dropGradient();
        read(state, MEAN + learnable.name(), learnable.mean());
        read(state, MEAN_OF_SQUARES + learnable.name(), learnable.meanOfSquares());
        learnable.setUpdates((long) state.readFloats(UPDATES + learnable.name())[0]);
      }
    }
  }

  private static void requireShape(TensorFile state, NamedTensor expected) {
    boolean has = state.has(expected.name());
    if (!has || !Arrays.equals(state.info(expected.name()).shape(), expected.shape())) {
      throw AdaClipException.of(
              FailureCode.WEIGHTS_DO_NOT_FIT, "the stored state belongs to another training")
          .file(state.path())
          .with("tensor", expected.name())
          .expected(Arrays.toString(expected.shape()))
          .found(has ? Arrays.toString(state.info(expected.name()).shape()) : "no such tensor")
          .fix("resume with the settings of the run that stored it, or begin anew without --resume")
          .build();
    }
  }

  private void read(TensorFile state, String name, Tensor target) {
    try (TensorScope scope = TensorScope.open()) {
      target.copy_(device.floats(buffer -> state.read(name, buffer), target.shape()));
    }
  }

  private static NamedTensor stored(String name, Tensor tensor) {
    return new NamedTensor(
        name,
        DataType.FLOAT32,
        tensor.shape(),
        target -> target.put(ComputeThread.call(() -> TensorDevice.floats(tensor))));
  }

  /** Frees what the optimiser remembers; may be called twice. */
  @Override
  public void close() {
    learnt.forEach(Learnable::close);
  }
}
