package io.github.adaclip.data.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedAheadTest {
  private static final int LOOK_AHEAD = 3;

  @Test
  void neverMoreAheadThanAllowed() {
    AtomicInteger started = new AtomicInteger();
    int most = 0;
    try (OrderedAhead<Integer, Integer> ahead =
        new OrderedAhead<>(
            IntStream.range(0, 50).iterator(),
            number -> {
              started.incrementAndGet();
              return number * number;
            },
            2,
            LOOK_AHEAD)) {
      for (int i = 0; i < 50; i++) {
        assertEquals(i * i, ahead.next());
        most = Math.max(most, started.get() - (i + 1));
      }
    }
    assertTrue(most <= LOOK_AHEAD, "computed ahead: " + most);
    assertEquals(50, started.get());
  }

  @Test
  void itWorksInTheBackground() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(LOOK_AHEAD + 1);
    try (OrderedAhead<Integer, Integer> ahead =
        new OrderedAhead<>(
            IntStream.range(0, 10).iterator(),
            number -> {
              begun.countDown();
              return number;
            },
            1,
            LOOK_AHEAD)) {
      ahead.next();
      assertTrue(begun.await(10, java.util.concurrent.TimeUnit.SECONDS));
    }
  }

  @Test
  void closedMeansNothingLeft() {
    OrderedAhead<Integer, Integer> ahead =
        new OrderedAhead<>(IntStream.range(0, 10).iterator(), number -> number, 1, LOOK_AHEAD);
    assertEquals(0, ahead.next());
    ahead.close();
    ahead.close();
    assertFalse(ahead.hasNext());
    assertThrows(NoSuchElementException.class, ahead::next);
  }

  @Test
  void interruptedConsumerIsCancelled() {
    CountDownLatch never = new CountDownLatch(1);
    try (OrderedAhead<Integer, Integer> ahead =
        new OrderedAhead<>(
            IntStream.range(0, 1).iterator(),
            number -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return number;
            },
            1,
            1)) {
      Thread.currentThread().interrupt();
      AdaClipException e = assertThrows(AdaClipException.class, ahead::next);
      assertEquals(FailureCode.CANCELLED, e.code());
      assertTrue(Thread.interrupted(), "the interruption is kept");
    }
  }
}
