package io.github.adaclip.server.inference;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.server.http.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The body of an inference request → pictures, class names, wanted outputs. */
final class InferenceRequestReader {
  static final String PICTURES = "image";
  static final String CLASS_NAMES = "class_name";

  /** Where the JSON ends and the bytes of tensors begin. */
  private static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private static final String STANDARD_CLASS = "object";
  private static final String BINARY_OUTPUT = "binary_data_output";
  private static final int DEEPEST = 20;

  /** Pictures as base64 are long texts; the service's limit of a body is that of a text too. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNestingDepth(DEEPEST)
                          .build())
                  .build())
          .build();

  private final int mostPictures;

  /** A reader of requests with so many pictures at most. */
  InferenceRequestReader(int mostPictures) {
    this.mostPictures = mostPictures;
  }

  /**
   * Reads a request.
   *
   * @throws AdaClipException INVALID_OPTION if it is not as the protocol says
   */
  InferenceRequest read(Call call) {
    byte[] body = call.body();
    int jsonLength = jsonLength(call, body.length);
    JsonNode json = json(body, jsonLength);
    ByteBuffer binary = ByteBuffer.wrap(body, jsonLength, body.length - jsonLength);
    List<byte[]> pictures = List.of();
    Optional<List<String>> classNames = Optional.empty();
    for (JsonNode input : json.path("inputs")) {
      BytesTensor tensor = BytesTensor.read(input, binary);
      switch (tensor.name()) {
        case PICTURES -> pictures = tensor.pictures();
        case CLASS_NAMES -> classNames = Optional.of(tensor.texts());
        default ->
            throw BytesTensor.refused(
                "there is no such input", tensor.name(), PICTURES + ", " + CLASS_NAMES, "another");
      }
    }
    if (pictures.isEmpty() || pictures.size() > mostPictures) {
      throw BytesTensor.refused(
          "the number of pictures cannot be used",
          PICTURES,
          "1 to " + mostPictures,
          String.valueOf(pictures.size()));
    }
    JsonNode className = json.path("parameters").path(CLASS_NAMES);
    List<String> names =
        classNames.orElse(List.of(className.isTextual() ? className.textValue() : STANDARD_CLASS));
    Optional<String> id = Optional.ofNullable(json.path("id").textValue());
    return new InferenceRequest(id, pictures, forEach(names, pictures.size()), outputs(json));
  }

  private static int jsonLength(Call call, int bodyLength) {
    Optional<String> header = call.header(JSON_LENGTH);
    if (header.isEmpty()) {
      return bodyLength;
    }
    if (!header.get().matches("[0-9]{1,9}") || Integer.parseInt(header.get()) > bodyLength) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the header's length cannot be used")
          .with("header", JSON_LENGTH)
          .expected("0 to " + bodyLength + ", the length of the body")
          .found(header.get())
          .fix("send the length of the JSON that comes before the bytes")
          .build();
    }
    return Integer.parseInt(header.get());
  }

  private static JsonNode json(byte[] body, int length) {
    try {
      JsonNode json = JSON.readTree(body, 0, length);
      if (json != null && json.isObject()) {
        return json;
      }
      throw damaged("another value");
    } catch (JacksonException e) {
      throw damaged(e.getOriginalMessage());
    } catch (IOException e) {
      throw damaged(e.getMessage()); // no text in any of JSON's encodings
    }
  }

  private static List<InferenceRequest.Output> outputs(JsonNode json) {
    boolean binary = json.path("parameters").path(BINARY_OUTPUT).asBoolean(false);
    List<InferenceRequest.Output> outputs = new ArrayList<>();
    for (JsonNode output : json.path("outputs")) {
      boolean own = output.path("parameters").path("binary_data").asBoolean(binary);
      outputs.add(new InferenceRequest.Output(tensor(output.path("name").asText()), own));
    }
    if (outputs.isEmpty()) {
      for (InferenceRequest.Tensor tensor : InferenceRequest.Tensor.values()) {
        outputs.add(new InferenceRequest.Output(tensor, binary));
      }
    }
    return outputs;
  }

  private static InferenceRequest.Tensor tensor(String name) {
    for (InferenceRequest.Tensor tensor : InferenceRequest.Tensor.values()) {
      if (tensor.tensorName().equals(name)) {
        return tensor;
      }
    }
    throw BytesTensor.refused("there is no such output", name, "score, map", "another");
  }

  private static List<String> forEach(List<String> names, int pictures) {
    if (names.size() == 1) {
      return Collections.nCopies(pictures, names.get(0));
    }
    if (names.size() != pictures) {
      throw BytesTensor.refused(
          "the number of class names cannot be used",
          CLASS_NAMES,
          "1, or " + pictures + " as pictures",
          String.valueOf(names.size()));
    }
    return names;
  }

  private static AdaClipException damaged(String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "the request's JSON cannot be read")
        .expected("an object with inputs, as the Open Inference Protocol says")
        .found(found)
        .fix("GET /v2/models/adaclip describes the tensors")
        .build();
  }
}
