package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.ImageSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Open Inference Protocol: tensors as JSON and as bytes. */
class InferenceTest {
  private static final String INFER = "/v2/models/adaclip/infer";

  private static TestService service;
  private static Detector detector;
  private static TestClient client;

  @BeforeAll
  static void start() {
    service = new TestService(Tiny.OPTIONS, ServerSettings.defaults());
    detector = service.detector();
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void serverAndModelDescribeThemselves() {
    assertEquals("{\"live\":true}", client.get("/v2/health/live").body());
    assertEquals("{\"ready\":true}", client.get("/v2/health/ready").body());
    JsonNode about = TestClient.json(client.get("/v2"));
    assertEquals("binary_tensor_data", about.get("extensions").get(0).asText());
    for (String path : new String[] {"/v2/models/adaclip", "/v2/models/adaclip/versions/1"}) {
      JsonNode model = TestClient.json(client.get(path));
      assertEquals("BYTES", model.get("inputs").get(0).get("datatype").asText());
      assertEquals("[-1,56,56]", model.get("outputs").get(1).get("shape").toString());
      assertEquals(200, client.get(path + "/ready").statusCode());
    }
  }

  @Test
  void picturesAsBase64GetScoresAndMapsAsJson() {
    String picture = Base64.getEncoder().encodeToString(Tiny.bytes("hole.png"));
    JsonNode json =
        TestClient.json(
            post(
                "{\"id\":\"42\",\"parameters\":{\"class_name\":\"candle\"},\"inputs\":[{\"name\":"
                    + "\"image\",\"shape\":[1,1],\"datatype\":\"BYTES\",\"data\":[[\""
                    + picture
                    + "\"]]}]}"));
    Detection expected = detector.detect(ImageSource.of(Tiny.bytes("hole.png")), "candle");
    assertEquals("42", json.get("id").asText());
    JsonNode score = json.get("outputs").get(0);
    assertEquals("[1]", score.get("shape").toString());
    assertEquals((float) expected.score(), score.get("data").get(0).floatValue());
    JsonNode map = json.get("outputs").get(1);
    assertEquals("[1,56,56]", map.get("shape").toString());
    float[] grid = expected.map().grid();
    for (int index = 0; index < grid.length; index++) {
      assertEquals(grid[index], map.get("data").get(index).floatValue());
    }
  }

  @Test
  void picturesAsBytesGetScoresAndMapsAsBytes() {
    byte[] tensor =
        TestClient.joined(element(Tiny.bytes("hole.png")), element(Tiny.bytes("scratch.png")));
    byte[] names =
        TestClient.joined(
            element("candle".getBytes(StandardCharsets.UTF_8)),
            element("metal nut".getBytes(StandardCharsets.UTF_8)));
    String header =
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[2],\"datatype\":\"BYTES\",\"parameters\":"
            + "{\"binary_data_size\":"
            + tensor.length
            + "}},{\"name\":\"class_name\",\"shape\":[2],\"datatype\":\"BYTES\",\"parameters\":"
            + "{\"binary_data_size\":"
            + names.length
            + "}}],\"parameters\":{\"binary_data_output\":true}}";
    HttpResponse<byte[]> response = binary(header, TestClient.joined(tensor, names));
    assertEquals(200, response.statusCode());
    int length =
        Integer.parseInt(
            response.headers().firstValue("Inference-Header-Content-Length").orElseThrow());
    ByteBuffer values =
        ByteBuffer.wrap(Arrays.copyOfRange(response.body(), length, response.body().length))
            .order(ByteOrder.LITTLE_ENDIAN);
    Detection first = detector.detect(ImageSource.of(Tiny.bytes("hole.png")), "candle");
    Detection second = detector.detect(ImageSource.of(Tiny.bytes("scratch.png")), "metal nut");
    assertEquals((float) first.score(), values.getFloat());
    assertEquals((float) second.score(), values.getFloat());
    float[] map = new float[56 * 56];
    values.asFloatBuffer().get(map);
    assertArrayEquals(first.map().grid(), map);
    assertEquals(2 * 4 + 2 * 4 * 56 * 56, response.body().length - length);
  }

  @Test
  void refusalsHaveTheProtocolsFieldToo() {
    refused(
        "{\"inputs\":[]}",
        400,
        "the number of pictures cannot be used (tensor image; expected 1 to 64; found 0)");
    refused(
        "{\"inputs\":[{\"name\":\"picture\",\"shape\":[0],\"datatype\":\"BYTES\",\"data\":[]}]}",
        400,
        "there is no such input (tensor picture; expected image, class_name; found another)");
    refused(
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}",
        400,
        "the tensor is of another type (tensor image; expected BYTES; found FP32)");
    refused(
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"\"]}]}",
        400,
        "the tensor has another number of elements than its shape (tensor image; expected 2"
            + " elements; found 1 elements)");
    refused(
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\"}]}",
        400,
        "the tensor has no usable data (tensor image; expected texts (pictures as base64), or"
            + " bytes after the JSON; found none)");
    refused(
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"parameters\":"
            + "{\"binary_data_size\":5}}]}",
        400,
        "the tensor's bytes are not there (tensor image; expected 5 bytes; found 0 bytes)");
    refused(
        "{\"inputs\":[{\"name\":\"image\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"?\"]}],"
            + "\"outputs\":[{\"name\":\"heat\"}]}",
        400,
        "there is no such output (tensor heat; expected score, map; found another)");
    refused(
        "[]",
        400,
        "the request's JSON cannot be read (expected an object with inputs, as the Open Inference"
            + " Protocol says; found another value)");
    byte[] noText = {0, 0, (byte) 0xff, (byte) 0xfe, 1, 2, 3, 4}; // looks like UTF-32, is none
    assertEquals(400, client.post(INFER, "application/json", noText).statusCode());
    HttpResponse<String> unknown = client.get("/v2/models/other");
    assertEquals(404, unknown.statusCode());
    assertEquals(
        "the service has no such model (expected adaclip, version 1; found other)",
        TestClient.json(unknown).get("error").asText());
  }

  private static void refused(String request, int status, String message) {
    HttpResponse<String> response = post(request);
    JsonNode json = TestClient.json(response);
    assertEquals(message, json.get("error").asText());
    assertEquals(message, json.get("message").asText());
    assertTrue(json.hasNonNull("fix"));
    assertEquals(status, response.statusCode());
  }

  private static HttpResponse<String> post(String json) {
    return client.post(INFER, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<byte[]> binary(String header, byte[] tensors) {
    HttpRequest request =
        client
            .request(INFER)
            .header("Content-Type", "application/octet-stream")
            .header("Inference-Header-Content-Length", String.valueOf(header.length()))
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    TestClient.joined(header.getBytes(StandardCharsets.UTF_8), tensors)))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] element(byte[] bytes) {
    return ByteBuffer.allocate(bytes.length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }
}
