package io.github.adaclip.torch.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
  private static final ThreadPoolExecutor HELPERS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "adaclip-compute-helper");
            thread.setDaemon(true);
            return thread;
          });

  private static int size = 1;

  private ComputeTeam() {}

  /**
   * A part was given up because another one failed; told only if there is no better reason.
   *
   * <p>Parts that wait for one another throw it where they find that they would wait in vain.
   */
  public static final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Without a story of its own. */
    public AbandonedException() {
      super("another part of the computation failed");
    }
  }

  /**
   * Sets how many threads work at the same time, the caller's included. All are there from now on:
   * a thread that cannot be started must not be missed when the others already wait for it.
   */
  public static void resize(int threads) {
    if (threads != size) {
      HELPERS.setCorePoolSize(threads - 1);
      HELPERS.prestartAllCoreThreads();
      size = threads;
    }
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
   * Computes all parts, at the same time if they are no more than the threads, and waits for all of
   * them, whatever happens: they use tensors of the caller's scope. The first is computed by the
   * caller.
   *
   * @param parts how many
   * @param task from a part's number to its tensors, kept in the scope around
   * @return each part's tensors, in the caller's scope
   * @throws RuntimeException or Error that the first part that failed by itself threw
   */
  public static List<List<Tensor>> each(int parts, IntFunction<List<Tensor>> task) {
    List<Future<List<Tensor>>> others = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      int number = part;
      others.add(HELPERS.submit(() -> alone(() -> task.apply(number))));
    }
    List<List<Tensor>> results = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    try {
      results.add(task.apply(0));
    } catch (RuntimeException | Error e) {
      failures.add(e);
    }
    for (Future<List<Tensor>> other : others) {
      try {
        List<Tensor> tensors = result(other);
        tensors.forEach(TensorScope::adopt);
        results.add(tensors);
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    if (!failures.isEmpty()) {
      throw unchecked(first(failures));
    }
    return results;
  }

  private static Throwable first(List<Throwable> failures) {
    return failures.stream()
        .filter(failure -> !(failure instanceof AbandonedException))
        .findFirst()
        .orElse(failures.get(0));
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private static List<Tensor> alone(Callable<List<Tensor>> part) throws Exception {
    // A thread's OpenMP begins with a count of its own.
    torch.set_num_threads(1);
    try (NoGradGuard guard = new NoGradGuard()) {
      return part.call();
    }
  }

  /** Waits also while it is interrupted. */
  private static List<Tensor> result(Future<List<Tensor>> part) throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return part.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
