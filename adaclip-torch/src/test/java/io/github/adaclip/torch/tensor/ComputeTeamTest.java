package io.github.adaclip.torch.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.detect.ComputeDevice;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputeTeamTest {
  private final TensorDevice device = TensorDevice.of(ComputeDevice.CPU);

  @BeforeEach
  void three() {
    ComputeTeam.resize(3);
  }

  @AfterEach
  void oneAgain() {
    ComputeTeam.resize(1);
  }

  @Test
  void partsAreAsManyAsThreadsButNotTooSmall() {
    ComputeTeam.resize(4);
    assertEquals(4, ComputeTeam.parts(1000, 32));
    assertEquals(3, ComputeTeam.parts(100, 32));
    assertEquals(1, ComputeTeam.parts(10, 32));
    ComputeTeam.resize(1);
    assertEquals(1, ComputeTeam.parts(1000, 32));
  }

  /** Each part waits until all have begun: one after the other they would never end. */
  @Test
  void partsAreComputedAtTheSameTimeAndGivenInTheirOrder() {
    CountDownLatch begun = new CountDownLatch(3);
    try (TensorScope scope = TensorScope.open()) {
      List<List<Tensor>> results =
          ComputeTeam.each(
              3,
              part -> {
                begun.countDown();
                await(begun);
                return List.of(number(part));
              });
      for (int part = 0; part < 3; part++) {
        assertEquals(part, results.get(part).get(0).item_double());
      }
    }
  }

  private Tensor number(int part) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(device.floats(new float[] {part}, 1));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void leavesNoNativeObjectBehind() {
    Runnable task =
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            ComputeTeam.each(3, part -> List.of(number(part)));
          }
        };
    task.run();
    long before = Pointer.totalCount();
    for (int run = 0; run < 10; run++) {
      task.run();
    }
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void theFailureOfOnePartComesOutWhenAllHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    IllegalArgumentException failure = new IllegalArgumentException("of part 1");
    assertSame(
        failure,
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ComputeTeam.each(
                    3,
                    part -> {
                      if (part == 1) {
                        throw failure;
                      }
                      ended.incrementAndGet();
                      return List.of();
                    })));
    assertEquals(2, ended.get());
  }

  /** Those that waited for the failed one have nothing to tell, whichever comes first. */
  @Test
  void theReasonIsToldAndNotThatOthersWaitedInVain() {
    OutOfMemoryError reason = new OutOfMemoryError("of part 2");
    assertSame(
        reason,
        assertThrows(
            OutOfMemoryError.class,
            () ->
                ComputeTeam.each(
                    3,
                    part -> {
                      if (part == 2) {
                        throw reason;
                      }
                      throw new ComputeTeam.AbandonedException();
                    })));
  }

  /** The caller's tensors are used until the last part has ended, so nobody may leave before. */
  @Test
  void anErrorOfTheCallersPartWaitsForTheOthers() {
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    assertThrows(
        StackOverflowError.class,
        () ->
            ComputeTeam.each(
                3,
                part -> {
                  if (part == 0) {
                    failed.countDown();
                    throw new StackOverflowError();
                  }
                  await(failed);
                  ended.incrementAndGet();
                  return List.of();
                }));
    assertEquals(2, ended.get());
  }
}
