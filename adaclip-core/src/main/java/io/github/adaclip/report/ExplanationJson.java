package io.github.adaclip.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.explain.Explanation;
import io.github.adaclip.explain.Explanation.Layer;
import io.github.adaclip.explain.Explanation.Part;
import io.github.adaclip.explain.Explanation.Wording;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Explanations as JSON Lines; see {@link DetectionJson} for what holds of all lines. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * One explanation.
   *
   * @param files of each layer, in their order
   */
  public static String line(Explanation explanation, List<OutputFiles> files) {
    Detection detection = explanation.detection();
    return DetectionJson.written(
        json -> {
          json.writeStringField("image", detection.image());
          json.writeStringField("className", detection.className());
          json.writeNumberField("score", (float) detection.score());
          json.writeNumberField("margin", (float) explanation.margin());
          writeParts(json, explanation.parts());
          json.writeArrayFieldStart("layers");
          for (int layer = 0; layer < explanation.layers().size(); layer++) {
            writeLayer(json, explanation.layers().get(layer), files.get(layer));
          }
          json.writeEndArray();
          writeWordings(json, explanation.wordings());
          DetectionJson.writeModel(json, detection.model());
          json.writeNumberField("seed", detection.seed());
        });
  }

  private static void writeParts(JsonGenerator json, List<Part> parts) throws IOException {
    json.writeArrayFieldStart("parts");
    for (Part part : parts) {
      json.writeStartObject();
      json.writeStringField("source", part.source());
      json.writeNumberField("share", (float) part.share());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeLayer(JsonGenerator json, Layer layer, OutputFiles files)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("layer", layer.layer());
    json.writeNumberField("marginAtPeak", (float) layer.marginAtPeak());
    DetectionJson.writeMap(json, layer.map());
    DetectionJson.writeFiles(json, files);
    json.writeEndObject();
  }

  private static void writeWordings(JsonGenerator json, List<Wording> wordings) throws IOException {
    json.writeArrayFieldStart("wordings");
    for (Wording wording : wordings) {
      json.writeStartObject();
      json.writeStringField("kind", wording.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("text", wording.text());
      json.writeNumberField("cosine", (float) wording.cosine());
      if (Double.isNaN(wording.scoreWithout())) {
        json.writeNullField("scoreWithout");
      } else {
        json.writeNumberField("scoreWithout", (float) wording.scoreWithout());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
