package io.github.adaclip.torch.engine;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one thread of the process that calls libtorch. Callers queue; an interrupted caller leaves
 * the queue.
 *
 * <p>libtorch's thread counts (OpenMP and OpenBLAS) are process-wide, and parallel calls from
 * several threads would each start a team of their own: one owner keeps results repeatable and the
 * machine from being overcommitted.
 */
public final class ComputeThread {
  private static final String NAME = "adaclip-compute";
  private static final ExecutorService EXECUTOR =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, NAME);
            thread.setDaemon(true);
            return thread;
          });

  private ComputeThread() {}

  /**
   * Runs a task on the compute thread and waits for it.
   *
   * @throws AdaClipException CANCELLED if the caller is interrupted meanwhile (a task that has
   *     begun runs to its end, its result is dropped), OUT_OF_MEMORY if native memory runs out, or
   *     what the task throws
   */
  public static <T> T call(Callable<T> task) {
    if (Thread.currentThread().getName().equals(NAME)) {
      throw new IllegalStateException("a task of the compute thread must not queue another one");
    }
    Future<T> result = EXECUTOR.submit(task);
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw AdaClipException.of(FailureCode.CANCELLED, "the detection was cancelled")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      throw translate(e.getCause());
    }
  }

  /** Runs a task without a result; see {@link #call}. */
  public static void run(Runnable task) {
    call(
        () -> {
          task.run();
          return null;
        });
  }

  private static RuntimeException translate(Throwable cause) {
    if (cause instanceof AdaClipException known) {
      return known;
    }
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (cause instanceof OutOfMemoryError
        || message.contains("allocate memory")
        || message.contains("bad_alloc")
        || message.contains("out of memory")
        || message.contains("not enough memory")) {
      return AdaClipException.of(
              FailureCode.OUT_OF_MEMORY, "the computation needs more memory than there is")
          .found(firstLine(cause))
          .fix("lower --batch-size or --image-size")
          .cause(cause)
          .build();
    }
    if (cause instanceof LinkageError) {
      return NativeLibraries.failure(cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage())
        .lines()
        .findFirst()
        .orElse(cause.getClass().getSimpleName());
  }
}
