package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ComputeThreadTest {
  @Test
  void allTasksRunOnOneThread() {
    Thread first = ComputeThread.call(Thread::currentThread);
    assertEquals(first, ComputeThread.call(Thread::currentThread));
  }

  @Test
  void interruptedCallerLeavesTheQueue() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    Thread holder =
        new Thread(
            () ->
                ComputeThread.call(
                    () -> {
                      busy.countDown();
                      release.await();
                      return null;
                    }));
    holder.start();
    busy.await();
    AtomicBoolean ran = new AtomicBoolean();
    AtomicReference<RuntimeException> thrown = new AtomicReference<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                ComputeThread.run(() -> ran.set(true));
              } catch (AdaClipException e) {
                thrown.set(e);
              }
            });
    waiter.start();
    waiter.interrupt();
    waiter.join();
    release.countDown();
    holder.join();
    ComputeThread.run(() -> {}); // whatever was queued before this has had its turn
    assertEquals(FailureCode.CANCELLED, ((AdaClipException) thrown.get()).code());
    assertFalse(ran.get());
  }

  @Test
  void failureOfATaskIsTheCallersFailure() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ComputeThread.run(
                    () -> {
                      throw new IllegalArgumentException("as it was");
                    }));
    assertEquals("as it was", e.getMessage());
  }

  @Test
  void lackOfNativeMemoryIsToldAsSuch() {
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> ComputeThread.run(() -> org.bytedeco.pytorch.global.torch.empty(1L << 55)));
    assertEquals(FailureCode.OUT_OF_MEMORY, e.code());
    assertEquals("lower --batch-size or --image-size", e.fix());
  }

  @Test
  void taskMustNotQueueAnother() {
    Exception e =
        assertThrows(
            IllegalStateException.class,
            () -> ComputeThread.run(() -> ComputeThread.run(() -> {})));
    assertTrue(e.getMessage().contains("must not queue"));
  }
}
