package io.github.adaclip.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The document is whole. That it is valid OpenAPI was checked with openapi-spec-validator. */
class OpenApiTest {
  @Test
  void everyReferenceLeadsSomewhereAndEveryOperationHasAnAnswer() throws Exception {
    Routes routes = new Routes();
    new OpenApiEndpoint().addTo(routes);
    Reply reply = routes.all().get("/openapi.json").get("GET").endpoint().answer(null);
    JsonNode document = new ObjectMapper().readTree(reply.body());
    assertTrue(document.get("openapi").asText().startsWith("3.1"));
    for (JsonNode reference : document.findValues("$ref")) {
      String pointer = reference.asText().substring(1);
      assertTrue(document.at(pointer).isObject(), pointer);
    }
    Set<String> names = new TreeSet<>();
    for (JsonNode operation : document.findParents("operationId")) {
      assertTrue(names.add(operation.get("operationId").asText()));
      assertTrue(operation.get("responses").has("200"), operation.toString());
    }
    assertEquals(18, names.size());
  }
}
