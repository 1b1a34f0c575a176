package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.image.DecodeOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent, the answer is a result or a refusal, and the next request is served. */
@Timeout(300)
class UploadFuzzTest {
  private static final long SEED = 20240517;
  private static final int CASES = 250;
  private static final int LARGEST_BODY = 1 << 17;
  private static final List<String> PICTURES =
      List.of("hole.png", "photo.jpg", "palette.png", "gray.png", "small.png");
  private static final List<String> TYPES =
      List.of(
          "image/png",
          "image/*",
          "IMAGE/JPEG; q=1",
          "application/octet-stream",
          "text/html",
          "application/json",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=" + TestClient.BOUNDARY,
          "multipart/form-data; boundary=\"\"",
          "multipart/mixed; boundary=x",
          ";;;",
          "/");

  private static TestService service;
  private static TestClient client;

  @BeforeAll
  static void start() {
    service =
        new TestService(
            Tiny.OPTIONS.withDecode(DecodeOptions.defaults().withMaxPixels(4_000_000)),
            ServerSettings.defaults().withMaxBodyBytes(LARGEST_BODY));
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void damagedPicturesAndForms() {
    Random random = new Random(SEED);
    for (int number = 0; number < CASES; number++) {
      byte[] picture = Tiny.bytes(PICTURES.get(random.nextInt(PICTURES.size())));
      boolean form = random.nextBoolean();
      byte[] body = form ? TestClient.form(Map.of("a.png", picture)) : picture;
      String type =
          random.nextInt(4) == 0
              ? TYPES.get(random.nextInt(TYPES.size()))
              : form ? "multipart/form-data; boundary=" + TestClient.BOUNDARY : "image/png";
      String path = random.nextInt(3) == 0 ? "/v1/detect/batch" : "/v1/detect";
      byte[] damaged = damaged(body, random);
      HttpResponse<String> response = client.post(path, type, damaged);
      String what = "case " + number + ", " + type + ", " + path + ": " + response.body();
      assertTrue(response.statusCode() == 200 || response.statusCode() / 100 == 4, what);
      assertTrue(!response.body().contains("INTERNAL_ERROR"), what);
    }
    assertStillServed();
  }

  @Test
  void damagedInferenceRequests() {
    Random random = new Random(SEED + 1);
    String good =
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\""
            + java.util.Base64.getEncoder().encodeToString(Tiny.bytes("small.png"))
            + "\"]},{\"name\":\"class_name\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"nut\"]}],"
            + "\"outputs\":[{\"name\":\"score\"}]}";
    assertEquals(200, infer(good.getBytes(StandardCharsets.UTF_8)).statusCode());
    for (int number = 0; number < CASES; number++) {
      byte[] damaged = damaged(good.getBytes(StandardCharsets.UTF_8), random);
      HttpResponse<String> response = infer(damaged);
      String what = "case " + number + ": " + response.body();
      assertTrue(response.statusCode() == 200 || response.statusCode() / 100 == 4, what);
    }
    assertStillServed();
  }

  @Test
  void damagedHttp() throws IOException {
    Random random = new Random(SEED + 2);
    byte[] good = TestClient.raw("/v1/detect?className=nut", Tiny.bytes("small.png"));
    for (int number = 0; number < CASES; number++) {
      byte[] damaged = good.clone();
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        damaged[random.nextInt(120)] = (byte) random.nextInt(256);
      }
      try (Socket socket = client.socket()) {
        socket.getOutputStream().write(damaged);
        socket.shutdownOutput();
        String response = RawResponse.read(socket.getInputStream());
        assertTrue(
            response.isEmpty() || response.matches("(?s)HTTP/1\\.[01] (200|4\\d\\d) .*"),
            "case " + number + ": " + response);
      } catch (java.net.SocketException e) {
        // Refused and closed before all was sent.
      }
    }
    assertStillServed();
  }

  private static HttpResponse<String> infer(byte[] body) {
    return client.post("/v2/models/adaclip/infer", "application/json", body);
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> changed(bytes, random, 1 + random.nextInt(8), bytes.length);
      case 2 -> changed(bytes, random, 1 + random.nextInt(8), Math.min(200, bytes.length));
      case 3 -> Arrays.copyOf(bytes, Math.min(2 * LARGEST_BODY, bytes.length * 3));
      case 4 -> moved(bytes, random);
      default -> noise(random);
    };
  }

  private static byte[] changed(byte[] bytes, Random random, int changes, int within) {
    byte[] changed = bytes.clone();
    for (int change = 0; change < changes; change++) {
      changed[random.nextInt(within)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private static byte[] moved(byte[] bytes, Random random) {
    int cut = random.nextInt(bytes.length);
    return TestClient.joined(
        Arrays.copyOfRange(bytes, cut, bytes.length), Arrays.copyOf(bytes, cut));
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(3000)];
    random.nextBytes(noise);
    return noise;
  }

  private static void assertStillServed() {
    assertEquals(200, client.post("/v1/detect", Tiny.bytes("hole.png")).statusCode());
    String metrics = client.get("/metrics").body();
    assertTrue(metrics.contains("adaclip_queue_pictures 0.0\n"), metrics);
    assertTrue(
        service.log().stream().noneMatch(line -> line.contains("\"defect\"")),
        service.log().toString());
  }
}
