package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.ImageSource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once: all are served in the end, with the library's scores. */
@Timeout(300)
class LoadTest {
  private static final int CLIENTS = 32;
  private static final int REQUESTS = 200;
  private static final List<String> PICTURES =
      List.of("hole.png", "scratch.png", "photo.jpg", "rgba.png", "small.png");

  @Test
  void clientsThatHonourRetryAfterAreAllServed() throws Exception {
    ServerSettings settings =
        ServerSettings.defaults().withAddress("127.0.0.1", 0).withQueuePictures(12);
    try (Detector detector = Tiny.detector();
        DetectionServer server = DetectionServer.start(detector, settings, line -> {})) {
      Map<String, Float> expected = new LinkedHashMap<>();
      for (String name : PICTURES) {
        expected.put(
            name, (float) detector.detect(ImageSource.of(Tiny.bytes(name)), "object").score());
      }
      AtomicInteger next = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
      List<Future<?>> done = new ArrayList<>();
      for (int number = 0; number < CLIENTS; number++) {
        done.add(
            clients.submit(
                () -> {
                  TestClient client = new TestClient(server);
                  for (int index = next.getAndIncrement();
                      index < REQUESTS;
                      index = next.getAndIncrement()) {
                    String name = PICTURES.get(index % PICTURES.size());
                    HttpResponse<String> response = patient(client, Tiny.bytes(name), refused);
                    assertEquals(200, response.statusCode(), response.body());
                    assertEquals(
                        expected.get(name),
                        TestClient.json(response).get("score").floatValue(),
                        name);
                  }
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
      clients.shutdown();
      assertTrue(refused.get() > 0, "the queue was never full, nothing was tried");
      String scored = "adaclip_pictures_total{result=\"scored\"} " + (double) REQUESTS + "\n";
      assertTrue(new TestClient(server).get("/metrics").body().contains(scored));
    }
  }

  private static HttpResponse<String> patient(
      TestClient client, byte[] picture, AtomicInteger refused) throws InterruptedException {
    HttpResponse<String> response = client.post("/v1/detect", picture);
    while (response.statusCode() == 429) {
      refused.incrementAndGet();
      long seconds = Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow());
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
      response = client.post("/v1/detect", picture);
    }
    return response;
  }
}
