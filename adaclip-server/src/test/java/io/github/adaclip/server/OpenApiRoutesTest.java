package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.detect.Detector;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every address of the document is there, with the methods that it says. */
class OpenApiRoutesTest {
  @Test
  void documentAndServiceAgree() {
    try (Detector detector = Tiny.detector();
        DetectionServer server =
            DetectionServer.start(
                detector, ServerSettings.defaults().withAddress("127.0.0.1", 0), line -> {})) {
      TestClient client = new TestClient(server);
      JsonNode paths = TestClient.json(client.get("/openapi.json")).get("paths");
      for (Map.Entry<String, JsonNode> path : paths.properties()) {
        String address = path.getKey().replace("{name}", "adaclip").replace("{version}", "1");
        String allowed = path.getValue().has("post") ? "POST" : "GET";
        HttpResponse<String> response =
            client.send(
                client
                    .request(address)
                    .method("DELETE", HttpRequest.BodyPublishers.noBody())
                    .build());
        assertEquals(405, response.statusCode(), address);
        assertEquals(allowed, response.headers().firstValue("Allow").orElseThrow(), address);
        if (allowed.equals("GET")) {
          assertEquals(200, client.get(address).statusCode(), address);
        }
      }
    }
  }
}
