package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.tensor.TensorScope;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** The {@link ComputeThread} as one engine uses it, from its opening to its closing. */
final class EngineWork {
  private final String engine;
  private final OptionalInt threads;
  private final ThreadUse use;
  private boolean closed; // read and written on the compute thread only

  /**
   * Work for an engine that is open.
   *
   * @param engine its name in messages
   * @param threads that compute; empty: as many as the machine has
   * @param use who has them
   */
  EngineWork(String engine, OptionalInt threads, ThreadUse use) {
    this.use = use;
    this.engine = engine;
    this.threads = threads;
  }

  /**
   * Computes something, in a scope of its own.
   *
   * @throws IllegalStateException if the engine is closed
   */
  <T> T compute(Callable<T> task) {
    return ComputeThread.call(
        () -> {
          if (closed) {
            throw new IllegalStateException(engine + " is closed");
          }
          use.of(threads);
          try (TensorScope scope = TensorScope.open()) {
            return task.call();
          }
        });
  }

  /** The same without a result. */
  void run(Runnable task) {
    compute(
        () -> {
          task.run();
          return null;
        });
  }

  /** Refuses everything from now on; on the compute thread. */
  void close() {
    closed = true;
  }
}
