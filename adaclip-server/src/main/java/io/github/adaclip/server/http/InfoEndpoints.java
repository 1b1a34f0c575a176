package io.github.adaclip.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelDescription;
import java.util.Optional;
import java.util.OptionalDouble;

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
    ObjectNode served =
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
    ObjectNode settings = served.putObject("settings");
    ScoringSetup.of(detector, Optional.empty()).settings().forEach(settings::put);
    return json;
  }

  private JsonNode profileList() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("profiles");
    profiles.all().forEach((name, named) -> list.add(listed(name, named)));
    return json;
  }

  /** What a profile decides and promises; without the scores and the curve behind it. */
  private static ObjectNode listed(String name, Profiles.Named named) {
    ThresholdProfile profile = named.profile();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("sha256", named.reference().sha256())
            .put("className", profile.className())
            .put("modelSha256", profile.setup().modelSha256())
            .put("imageSize", profile.setup().imageSize())
            .put("threshold", profile.picture().value());
    putOptional(json, "pixelThreshold", profile.pixel().map(CalibratedThreshold::value));
    json.put("method", profile.picture().rule().text());
    putOptional(json, "falseAlarmRate", boxed(profile.picture().falseAlarmRate()));
    putOptional(json, "bound", boxed(profile.picture().bound()));
    return json.put("normalImages", profile.normalImages())
        .put("anomalousImages", profile.anomalousImages())
        .put("created", profile.created().toString());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static void putOptional(ObjectNode json, String field, Optional<Double> value) {
    value.ifPresentOrElse(number -> json.put(field, number), () -> json.putNull(field));
  }
}
