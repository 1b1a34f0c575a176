package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.training.Learnable;
import io.github.adaclip.training.LearningEngine;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.TensorFile;
import java.util.List;

/** What every engine that learns does with its weights, on the {@link ComputeThread}. */
abstract class TorchLearning implements LearningEngine {
  private final EngineWork work;
  private final LearnableWeights weights;

  /** Takes over the weights, which are closed with the engine. */
  TorchLearning(EngineWork work, LearnableWeights weights) {
    this.work = work;
    this.weights = weights;
  }

  /** Where everything is computed. */
  EngineWork work() {
    return work;
  }

  /** All weights, with those that learn. */
  LearnableWeights learnable() {
    return weights;
  }

  /** The weights that learn; for the compute thread. */
  List<Learnable> learnt() {
    return weights.learnt();
  }

  @Override
  public double gradientNorm() {
    return work.compute(() -> Learnable.gradientNorm(learnt()));
  }

  @Override
  public void dropGradients() {
    work.run(this::forgetGradients);
  }

  /** The same on the compute thread. */
  void forgetGradients() {
    learnt().forEach(Learnable::dropGradient);
  }

  @Override
  public List<NamedTensor> state() {
    return work.compute(weights::state);
  }

  @Override
  public void restore(TensorFile state) {
    work.run(() -> weights.restore(state));
  }

  @Override
  public void close() {
    ComputeThread.runToTheEnd(this::free);
  }

  /** Frees everything; on the compute thread. */
  final void free() {
    work.close();
    weights.close();
    freeModel();
  }

  /** Frees what the weights belong to. */
  abstract void freeModel();
}
