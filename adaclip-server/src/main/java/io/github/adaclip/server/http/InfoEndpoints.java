package io.github.adaclip.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelDescription;

/** What is served: {@code GET /v1/models} and {@code GET /v1/profiles}. */
public final class InfoEndpoints {
  private final Detector detector;
  private final Profiles profiles;

  /** Endpoints about a detector and named profiles. */
  public InfoEndpoints(Detector detector, Profiles profiles) {
    this.detector = detector;
    this.profiles = profiles;
  }

  /** Adds the addresses. */
  public void addTo(Routes routes) {
    routes.add("GET", "/v1/models", call -> Reply.json(models().toString()));
    routes.add("GET", "/v1/profiles", call -> Reply.json(profileList().toString()));
  }

  private JsonNode models() {
    ModelDescription model = detector.model();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("models")
        .addObject()
        .put("name", model.name())
        .put("backbone", model.backbone())
        .put("checkpointSha256", model.checkpointSha256())
        .put("imageSize", model.imageSize())
        .put("method", model.method().optionName())
        .put("score", detector.options().score().optionName())
        .put("seed", detector.options().seed())
        .put("maxPixels", detector.options().decode().maxPixels());
    return json;
  }

  private JsonNode profileList() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("profiles");
    profiles
        .all()
        .forEach(
            (name, named) -> {
              ObjectNode profile =
                  list.addObject()
                      .put("name", name)
                      .put("className", named.profile().className())
                      .put("threshold", named.profile().picture().value());
              named
                  .profile()
                  .pixel()
                  .ifPresentOrElse(
                      pixel -> profile.put("pixelThreshold", pixel.value()),
                      () -> profile.putNull("pixelThreshold"));
              profile
                  .put("created", named.profile().created().toString())
                  .put("sha256", named.reference().sha256());
            });
    return json;
  }
}
