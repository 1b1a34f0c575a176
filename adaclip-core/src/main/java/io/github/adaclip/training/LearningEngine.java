package io.github.adaclip.training;

import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.TensorFile;
import java.util.List;

/**
 * What every engine that learns has in common, whichever of its weights do: gradients that wait for
 * a change of the weights, and a state to go on from. For one thread at a time; holds all native
 * memory until it is closed.
 */
public interface LearningEngine extends AutoCloseable {
  /** Euclidean length of all gradients that wait; not finite if one of them is not. */
  double gradientNorm();

  /** Forgets the gradients that wait. */
  void dropGradients();

  /**
   * All that is needed to go on: weights and what the optimiser remembers; each tensor is read when
   * it is written.
   */
  List<NamedTensor> state();

  /**
   * Goes back to a stored {@link #state()}.
   *
   * @throws io.github.adaclip.failure.AdaClipException WEIGHTS_DO_NOT_FIT if it belongs to other
   *     settings
   */
  void restore(TensorFile state);

  /** Frees all native memory; may be called twice. */
  @Override
  void close();
}
