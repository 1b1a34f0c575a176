package io.github.adaclip.torch.engine;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The one thread of the process that calls libtorch. Callers queue; an interrupted caller leaves
 * the queue.
 *
 * <p>libtorch's thread counts (OpenMP and OpenBLAS) are process-wide, and parallel calls from
 * several threads would each start a team of their own: one owner keeps results repeatable and the
 * machine from being overcommitted.
 */
public final class ComputeThread {
  private static final AtomicReference<Thread> OWNER = new AtomicReference<>();
  private static final ExecutorService EXECUTOR =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "adaclip-compute");
            thread.setDaemon(true);
            OWNER.set(thread);
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
    return call(task, result -> {});
  }

  /**
   * The same for a result that holds native memory.
   *
   * @param discard frees a result whose caller was interrupted; runs on the compute thread
   */
  public static <T> T call(Callable<T> task, Consumer<T> discard) {
    requireOtherThread();
    AtomicReference<T> made = new AtomicReference<>();
    Future<?> done =
        EXECUTOR.submit(
            () -> {
              made.set(task.call());
              return null;
            });
    try {
      done.get();
      return made.get();
    } catch (InterruptedException e) {
      done.cancel(false);
      EXECUTOR.execute(() -> Optional.ofNullable(made.get()).ifPresent(discard));
      Thread.currentThread().interrupt();
      throw AdaClipException.of(FailureCode.CANCELLED, "the detection was cancelled")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      throw translate(e.getCause());
    }
  }

  /**
   * Runs a task that must be done, such as freeing memory: waits also while the caller is
   * interrupted.
   */
  public static void runToTheEnd(Runnable task) {
    requireOtherThread();
    Future<?> done = EXECUTOR.submit(task);
    boolean interrupted = false;
    while (true) {
      try {
        done.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw translate(e.getCause());
      } finally {
        if (interrupted && done.isDone()) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static void requireOtherThread() {
    if (Thread.currentThread() == OWNER.get()) {
      throw new IllegalStateException("a task of the compute thread must not queue another one");
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
