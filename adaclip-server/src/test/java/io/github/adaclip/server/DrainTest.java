package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service is told to stop while it works. */
@Timeout(60)
class DrainTest {
  private static final int ACCEPTED = 6;

  @Test
  void acceptedRequestsAreFinishedAndNewOnesRefused() throws Exception {
    try (GatedServer gated = new GatedServer(ServerSettings.defaults(), 1)) {
      TestClient client = gated.client();
      List<CompletableFuture<HttpResponse<String>>> accepted = accepted(gated);
      Thread drain = new Thread(gated.server()::drain);
      drain.start();
      GatedServer.await(() -> client.get("/readyz").statusCode() == 503);
      assertEquals("stopping\n", client.get("/readyz").body());
      assertEquals("ok\n", client.get("/healthz").body());
      HttpResponse<String> late = client.post("/v1/detect", Tiny.bytes("small.png"));
      DetectionServerTest.refused(
          late,
          503,
          "CANCELLED",
          "the service is stopping",
          "send the request again when the service is there again");
      assertTrue(late.headers().firstValue("Retry-After").isPresent());
      assertTrue(drain.isAlive());
      gated.open();
      drain.join();
      accepted.forEach(each -> assertEquals(200, each.join().statusCode()));
      gated.server().close();
      assertThrows(UncheckedIOException.class, () -> client.get("/healthz"));
    }
  }

  @Test
  void whatIsLeftWhenTheTimeIsOverGets503AndALogLine() {
    try (GatedServer gated =
        new GatedServer(ServerSettings.defaults().withDrain(Duration.ofMillis(200)), 1)) {
      List<CompletableFuture<HttpResponse<String>>> accepted = accepted(gated);
      gated.server().drain();
      accepted.forEach(
          each ->
              DetectionServerTest.refused(
                  each.join(),
                  503,
                  "CANCELLED",
                  "the service is stopping",
                  "send the request again when the service is there again"));
      String line =
          gated.log().stream()
              .filter(each -> each.contains("unfinished"))
              .findFirst()
              .orElseThrow();
      assertEquals(
          ACCEPTED + " requests were not answered within 0.2 s and get 503",
          TestClient.json(line).get("message").asText());
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNoTakenPort() {
    try (Detector detector = Tiny.detector()) {
      AdaClipException refusal =
          assertThrows(
              AdaClipException.class,
              () ->
                  DetectionServer.start(
                      detector, ServerSettings.defaults().withAddress("192.0.2.1", 0), line -> {}));
      assertEquals(FailureCode.INVALID_OPTION, refusal.code());
      assertEquals("pass --host with an address of this machine", refusal.fix());
    }
  }

  @Test
  void aPortThatIsTakenIsTold() {
    try (GatedServer gated = new GatedServer(ServerSettings.defaults(), 1)) {
      AdaClipException refusal =
          assertThrows(
              AdaClipException.class,
              () ->
                  DetectionServer.start(
                      Tiny.detector(),
                      ServerSettings.defaults().withAddress("127.0.0.1", gated.server().port()),
                      line -> {}));
      assertEquals("pass another --port, or 0 for any that is free", refusal.fix());
      assertTrue(
          refusal
              .getMessage()
              .startsWith(
                  "the service cannot listen at this address (address 127.0.0.1:"
                      + gated.server().port()),
          refusal.getMessage());
    }
  }

  private static List<CompletableFuture<HttpResponse<String>>> accepted(GatedServer gated) {
    TestClient client = gated.client();
    List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
    for (int index = 0; index < ACCEPTED; index++) {
      accepted.add(
          client.sendAsync(client.postRequest("/v1/detect", "image/*", Tiny.bytes("small.png"))));
    }
    gated.awaitMetric("adaclip_queue_pictures 4.0");
    return accepted;
  }
}
