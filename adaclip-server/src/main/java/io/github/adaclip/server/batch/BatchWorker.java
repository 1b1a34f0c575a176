package io.github.adaclip.server.batch;

import io.github.adaclip.detect.Detector;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Takes batches from a queue and computes them, until the queue is closed. */
final class BatchWorker implements Runnable {
  private final PictureQueue queue;
  private final Detector detector;

  BatchWorker(PictureQueue queue, Detector detector) {
    this.queue = queue;
    this.detector = detector;
  }

  @Override
  public void run() {
    List<Ticket<?>> batch = queue.take();
    while (!batch.isEmpty()) {
      long start = System.nanoTime();
      try {
        compute(batch);
      } finally {
        queue.done(batch, PictureQueue.seconds(System.nanoTime() - start));
      }
      batch = queue.take();
    }
  }

  /** If the model fails, nobody knows for which picture; each is then computed by itself. */
  private void compute(List<Ticket<?>> batch) {
    try {
      detect(batch);
    } catch (Throwable failure) {
      if (batch.size() == 1) {
        fail(batch.get(0), failure);
        return;
      }
      batch.stream().filter(ticket -> !ticket.isDone()).forEach(this::computeAlone);
    }
  }

  private void computeAlone(Ticket<?> ticket) {
    try {
      detect(List.of(ticket));
    } catch (Throwable failure) {
      fail(ticket, failure);
    }
  }

  private void fail(Ticket<?> ticket, Throwable failure) {
    if (!ticket.isDone()) {
      queue.fail(ticket, failure);
    }
  }

  private void detect(List<Ticket<?>> batch) {
    Queue<Ticket<?>> expected = new ArrayDeque<>(batch);
    detector.detectEach(
        batch.stream().<Detector.Request>map(ticket -> ticket.work().request()).iterator(),
        outcome -> queue.finish(expected.remove(), outcome));
  }
}
