package io.github.adaclip.server.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.adaclip.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Scores and maps as the protocol's answer. */
final class InferenceReply {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private static final String JSON_LENGTH = "Inference-Header-Content-Length";

  /**
   * What was found in one picture.
   *
   * @param score 0 to 1
   * @param map the model's grid row by row, 0 to 1
   * @param side of the grid
   */
  record Scored(double score, float[] map, int side) {}

  private InferenceReply() {}

  static Reply of(InferenceRequest request, List<Scored> pictures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("model_name", InferenceEndpoints.MODEL);
      json.writeStringField("model_version", InferenceEndpoints.VERSION);
      if (request.id().isPresent()) {
        json.writeStringField("id", request.id().get());
      }
      json.writeArrayFieldStart("outputs");
      for (InferenceRequest.Output output : request.outputs()) {
        writeTensor(json, output, pictures);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int jsonLength = bytes.size();
    request.outputs().stream()
        .filter(InferenceRequest.Output::binary)
        .forEach(output -> bytes.writeBytes(binary(values(output, pictures))));
    boolean binary = bytes.size() > jsonLength;
    Reply reply =
        new Reply(
            200,
            binary ? "application/octet-stream" : "application/json",
            bytes.toByteArray(),
            Map.of());
    return binary ? reply.with(JSON_LENGTH, String.valueOf(jsonLength)) : reply;
  }

  private static void writeTensor(
      JsonGenerator json, InferenceRequest.Output output, List<Scored> pictures)
      throws IOException {
    float[][] values = values(output, pictures);
    int side = pictures.get(0).side();
    json.writeStartObject();
    json.writeStringField("name", output.tensor().tensorName());
    json.writeStringField("datatype", "FP32");
    json.writeFieldName("shape");
    switch (output.tensor()) {
      case SCORE -> json.writeArray(new int[] {pictures.size()}, 0, 1);
      case MAP -> json.writeArray(new int[] {pictures.size(), side, side}, 0, 3);
    }
    if (output.binary()) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField("binary_data_size", count(values) * Float.BYTES);
      json.writeEndObject();
    } else {
      json.writeArrayFieldStart("data");
      for (float[] row : values) {
        for (float value : row) {
          json.writeNumber(value);
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** The values picture by picture. */
  private static float[][] values(InferenceRequest.Output output, List<Scored> pictures) {
    return pictures.stream()
        .map(
            picture ->
                switch (output.tensor()) {
                  case SCORE -> new float[] {(float) picture.score()};
                  case MAP -> picture.map();
                })
        .toArray(float[][]::new);
  }

  private static int count(float[][] values) {
    int count = 0;
    for (float[] row : values) {
      count += row.length;
    }
    return count;
  }

  private static byte[] binary(float[][] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(count(values) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : values) {
      bytes.asFloatBuffer().put(row);
      bytes.position(bytes.position() + row.length * Float.BYTES);
    }
    return bytes.array();
  }
}
