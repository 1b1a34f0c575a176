package io.github.adaclip.server;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service in front of the tiny model, at any free port, with its log. */
final class TestService implements AutoCloseable {
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final Detector detector;
  private final DetectionServer server;

  TestService(DetectorOptions options, ServerSettings settings) {
    detector = Detector.open(Tiny.source(), options);
    server = DetectionServer.start(detector, settings.withAddress("127.0.0.1", 0), log::add);
  }

  Detector detector() {
    return detector;
  }

  DetectionServer server() {
    return server;
  }

  TestClient client() {
    return new TestClient(server);
  }

  Queue<String> log() {
    return log;
  }

  @Override
  public void close() {
    server.close();
    detector.close();
  }
}
