package io.github.adaclip.torch.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads that compute parts of one task at the same time, each with a libtorch of one thread.
 *
 * <p>libtorch (OpenMP) and OpenBLAS each bring threads of their own. Where one of them calls the
 * other in a parallel region, as the fused attention does, there are too many of them, and a task
 * takes several times as long; where they are held to one thread each, they neither wait for nor
 * push aside one another, and the parts are ours to cut.
 *
 * <p>The parts run without gradients. The size is set and tasks are given by the compute thread
 * alone.
 */
public final class ComputeTeam {
  private static final ExecutorService HELPERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "adaclip-compute-helper");
            thread.setDaemon(true);
            return thread;
          });

  private static int size = 1;

  private ComputeTeam() {}

  /** Sets how many threads work at the same time, the caller's included. */
  public static void resize(int threads) {
    size = threads;
  }

  /**
   * Into how many parts a task is best cut.
   *
   * @param units of which it consists
   * @param least units in a part; smaller parts are not worth their coming together
   */
  public static int parts(long units, int least) {
    return (int) Math.max(1, Math.min(size, units / least));
  }

  /**
   * Computes all parts at the same time and waits for all of them; the first is computed by the
   * caller.
   *
   * @param parts how many
   * @param task from a part's number to its tensors, kept in the scope around
   * @return each part's tensors, in the caller's scope
   * @throws RuntimeException what the first part that failed threw
   */
  public static List<List<Tensor>> each(int parts, IntFunction<List<Tensor>> task) {
    List<Future<List<Tensor>>> others = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      int number = part;
      others.add(HELPERS.submit(() -> alone(() -> task.apply(number))));
    }
    List<List<Tensor>> results = new ArrayList<>();
    RuntimeException failure = null;
    try {
      results.add(task.apply(0));
    } catch (RuntimeException e) {
      failure = e;
    }
    for (Future<List<Tensor>> other : others) {
      try {
        List<Tensor> tensors = result(other);
        tensors.forEach(TensorScope::adopt);
        results.add(tensors);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  private static List<Tensor> alone(Callable<List<Tensor>> part) throws Exception {
    // A thread's OpenMP begins with a count of its own.
    torch.set_num_threads(1);
    try (NoGradGuard guard = new NoGradGuard()) {
      return part.call();
    }
  }

  /** Waits also while it is interrupted: the parts use tensors of the caller's scope. */
  private static List<Tensor> result(Future<List<Tensor>> part) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return part.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException known) {
            throw known;
          }
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
