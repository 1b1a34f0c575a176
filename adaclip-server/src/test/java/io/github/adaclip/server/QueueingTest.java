package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.ImageSource;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits, what is computed together, and what becomes of those that nobody waits for. */
@Timeout(60)
class QueueingTest {
  /** Workers that take pictures out of the queue; see PictureQueue. */
  private static final int WORKERS = 2;

  private static final ServerSettings SETTINGS =
      ServerSettings.defaults().withQueuePictures(2).withGather(Duration.ofMillis(200));

  @Test
  void aFullQueueSaysWhenToComeAgain() {
    try (GatedServer gated = new GatedServer(SETTINGS, 1)) {
      TestClient client = gated.client();
      List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
      for (int index = 0; index < WORKERS; index++) {
        accepted.add(client.sendAsync(detect(client)));
        gated.awaitBatches(index + 1);
      }
      accepted.add(client.sendAsync(detect(client)));
      accepted.add(client.sendAsync(detect(client)));
      gated.awaitMetric("adaclip_queue_pictures 2.0");
      HttpResponse<String> refused = client.send(detect(client));
      DetectionServerTest.refused(
          refused,
          429,
          "BUSY",
          "the queue is full (expected at most 2 pictures that wait)",
          "send the request again after the time that Retry-After says");
      int seconds = Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
      assertTrue(seconds >= 1 && seconds <= 60, seconds + " s");
      gated.open();
      accepted.forEach(each -> assertEquals(200, each.join().statusCode()));
    }
  }

  @Test
  void aBatchForWhichThereIsNeverRoomIsAMistake() {
    try (GatedServer gated = new GatedServer(SETTINGS, 1)) {
      Map<String, byte[]> three = new LinkedHashMap<>();
      List.of("a", "b", "c").forEach(name -> three.put(name, Tiny.bytes("small.png")));
      DetectionServerTest.refused(
          gated.client().postForm("/v1/detect/batch", three),
          400,
          "INVALID_OPTION",
          "the form has too many pictures (expected at most 2; found 3)",
          "with curl: -F image=@FILE");
    }
  }

  @Test
  void requestsOfDifferentClientsAreComputedTogetherWithTheLibrarysScores() {
    try (GatedServer gated = new GatedServer(SETTINGS.withQueuePictures(8), 4);
        Detector library = Tiny.detector()) {
      gated.open();
      List<String> names = List.of("hole.png", "scratch.png", "photo.jpg", "rgba.png");
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (String name : names) {
        TestClient client = gated.client();
        answers.add(
            client.sendAsync(client.postRequest("/v1/detect", "image/*", Tiny.bytes(name))));
      }
      for (int index = 0; index < names.size(); index++) {
        assertEquals(
            (float) library.detect(ImageSource.of(Tiny.bytes(names.get(index))), "object").score(),
            TestClient.json(answers.get(index).join()).get("score").floatValue(),
            names.get(index));
      }
      assertTrue(gated.engine().batches().size() < names.size(), "" + gated.engine().batches());
    }
  }

  @Test
  void aPictureThatTheModelCannotBearFailsAlone() {
    try (GatedServer gated = new GatedServer(SETTINGS.withQueuePictures(8), 4)) {
      gated.open();
      Map<String, byte[]> pictures = new LinkedHashMap<>();
      pictures.put("good.png", Tiny.bytes("small.png"));
      pictures.put("bad.png", Pictures.png(GatedEngine.UNBEARABLE_WIDTH, 20));
      pictures.put("fine.png", Pictures.png(20, 20));
      TestClient client = gated.client();
      JsonNode items = TestClient.json(client.postForm("/v1/detect/batch", pictures)).get("items");
      assertTrue(items.get(0).has("score") && items.get(2).has("score"), items.toString());
      assertEquals("INTERNAL_ERROR", items.get(1).get("error").get("kind").asText());
      DetectionServerTest.refused(
          client.post("/v1/detect", pictures.get("bad.png")),
          500,
          "INTERNAL_ERROR",
          "internal error",
          "this is a defect of the software; its log has the details");
      assertTrue(
          gated.log().stream().anyMatch(line -> line.contains("this picture is unbearable")));
      gated.awaitMetric("adaclip_pictures_total{result=\"failed\"} 2.0");
    }
  }

  @Test
  void whatIsNotDoneInTimeIsToldAndWhatHasNotBegunIsNeverComputed() {
    try (GatedServer gated = new GatedServer(SETTINGS.withDeadline(Duration.ofMillis(300)), 1)) {
      TestClient client = gated.client();
      for (int request = 0; request < WORKERS + 1; request++) {
        DetectionServerTest.refused(
            client.send(detect(client)),
            503,
            "CANCELLED",
            "the picture was not done in time (expected within 0.3 s)",
            "try again later, or with fewer requests at a time");
      }
      gated.awaitMetric("adaclip_queue_pictures 1.0");
      gated.open();
      gated.awaitMetric("adaclip_pictures_total{result=\"dropped\"} 1.0");
      assertEquals(WORKERS, gated.engine().batches().size());
      GatedServer.await(() -> client.send(detect(client)).statusCode() == 200);
    }
  }

  @Test
  void aClientThatHangsUpFreesItsPlaceAndIsNeverComputed() throws IOException {
    try (GatedServer gated = new GatedServer(SETTINGS, 1)) {
      TestClient client = gated.client();
      List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
      for (int index = 0; index < WORKERS; index++) {
        accepted.add(client.sendAsync(detect(client)));
        gated.awaitBatches(index + 1);
      }
      Socket first = hangingUp(gated);
      Socket second = hangingUp(gated);
      gated.awaitMetric("adaclip_queue_pictures 2.0");
      assertEquals(429, client.send(detect(client)).statusCode());
      first.close();
      second.close();
      // Their places go to others, which asks whether they are still there.
      CompletableFuture<HttpResponse<String>> late = new CompletableFuture<>();
      GatedServer.await(
          () -> {
            CompletableFuture<HttpResponse<String>> sent = client.sendAsync(detect(client));
            GatedServer.await(
                () ->
                    sent.isDone()
                        || client.get("/metrics").body().contains("adaclip_queue_pictures 1.0\n"));
            if (!sent.isDone()) {
              sent.thenAccept(late::complete);
            }
            return !sent.isDone();
          });
      gated.awaitMetric("adaclip_pictures_total{result=\"dropped\"} 2.0");
      gated.open();
      accepted.forEach(each -> assertEquals(200, each.join().statusCode()));
      assertEquals(200, late.join().statusCode());
      assertEquals(3, gated.engine().batches().size());
      assertTrue(
          gated.log().stream().anyMatch(line -> line.contains("\"status\":499")),
          gated.log().toString());
    }
  }

  @Test
  void aWaitingClientThatSendsItsNextRequestAheadIsStillThere() throws IOException {
    try (GatedServer gated = new GatedServer(SETTINGS, 1);
        Socket socket = gated.client().socket()) {
      byte[] request = TestClient.raw("/v1/detect", Tiny.bytes("small.png"));
      for (int index = 0; index < WORKERS; index++) {
        TestClient client = gated.client();
        client.sendAsync(detect(client));
        gated.awaitBatches(index + 1);
      }
      socket.getOutputStream().write(request);
      gated.awaitMetric("adaclip_queue_pictures 1.0");
      socket.getOutputStream().write(request);
      gated.open();
      assertTrue(RawResponse.read(socket.getInputStream()).startsWith("HTTP/1.1 200"));
      assertTrue(RawResponse.read(socket.getInputStream()).startsWith("HTTP/1.1 200"));
      assertFalse(gated.log().stream().anyMatch(line -> line.contains("\"status\":499")));
    }
  }

  private static Socket hangingUp(GatedServer gated) throws IOException {
    Socket socket = gated.client().socket();
    socket.getOutputStream().write(TestClient.raw("/v1/detect", Tiny.bytes("small.png")));
    return socket;
  }

  private static HttpRequest detect(TestClient client) {
    return client.postRequest("/v1/detect", "image/*", Tiny.bytes("small.png"));
  }
}
