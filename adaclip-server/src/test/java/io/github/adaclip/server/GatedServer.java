package io.github.adaclip.server;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** A service whose model computes only while its gate is open. */
final class GatedServer implements AutoCloseable {
  private final Semaphore gate = new Semaphore(0);
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final GatedEngine engine;
  private final Detector detector;
  private final DetectionServer server;

  GatedServer(ServerSettings settings, int batchSize) {
    engine = Tiny.gated(gate);
    DetectorOptions options = Tiny.OPTIONS.withBatchSize(batchSize);
    detector = Detector.of(engine, options);
    server = DetectionServer.start(detector, settings.withAddress("127.0.0.1", 0), log::add);
  }

  void open() {
    gate.release();
  }

  DetectionServer server() {
    return server;
  }

  GatedEngine engine() {
    return engine;
  }

  Queue<String> log() {
    return log;
  }

  TestClient client() {
    return new TestClient(server);
  }

  /** Waits until the gate has been reached by so many batches. */
  void awaitBatches(int count) {
    await(() -> engine.batches().size() >= count);
  }

  /** Waits until a metric has a value. */
  void awaitMetric(String line) {
    TestClient client = client();
    await(() -> client.get("/metrics").body().contains(line + "\n"));
  }

  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    open();
    server.close();
    detector.close();
  }
}
