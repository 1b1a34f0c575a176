package io.github.adaclip.server.inference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An input of type BYTES.
 *
 * @param name of the input
 * @param elements as they were sent: texts of JSON in UTF-8, or bytes
 */
record BytesTensor(String name, List<byte[]> elements) {
  /**
   * Reads an input.
   *
   * @param input its JSON
   * @param binary what follows the JSON of the request, positioned at this input's values if they
   *     are there
   * @throws AdaClipException INVALID_OPTION if it is not as the protocol says
   */
  static BytesTensor read(JsonNode input, ByteBuffer binary) {
    String name = input.path("name").asText();
    String type = input.path("datatype").asText();
    if (!type.equals("BYTES")) {
      throw refused("the tensor is of another type", name, "BYTES", type);
    }
    JsonNode size = input.path("parameters").path("binary_data_size");
    List<byte[]> elements = new ArrayList<>();
    if (size.isMissingNode()) {
      addTexts(name, input.path("data"), elements);
    } else {
      addBytes(name, size, binary, elements);
    }
    long expected = elements(name, input.path("shape"));
    if (expected != elements.size()) {
      throw refused(
          "the tensor has another number of elements than its shape",
          name,
          expected + " elements",
          elements.size() + " elements");
    }
    return new BytesTensor(name, elements);
  }

  /** Picture files; those that are written as base64 are decoded. */
  List<byte[]> pictures() {
    return elements.stream().map(BytesTensor::decoded).toList();
  }

  /** Texts. */
  List<String> texts() {
    return elements.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  /** No picture file consists of base64's letters alone. */
  private static byte[] decoded(byte[] element) {
    try {
      return Base64.getDecoder().decode(element);
    } catch (IllegalArgumentException e) {
      return element;
    }
  }

  private static void addTexts(String name, JsonNode data, List<byte[]> elements) {
    if (data.isArray()) {
      data.forEach(each -> addTexts(name, each, elements));
    } else if (data.isTextual()) {
      elements.add(data.textValue().getBytes(StandardCharsets.UTF_8));
    } else {
      throw refused(
          "the tensor has no usable data",
          name,
          "texts (pictures as base64), or bytes after the JSON",
          data.isMissingNode() ? "none" : data.getNodeType().toString());
    }
  }

  /** Each element has its length before it, 4 bytes, least significant first. */
  private static void addBytes(
      String name, JsonNode size, ByteBuffer binary, List<byte[]> elements) {
    if (!size.isInt() || size.intValue() < 0 || size.intValue() > binary.remaining()) {
      throw refused(
          "the tensor's bytes are not there", name, size + " bytes", binary.remaining() + " bytes");
    }
    ByteBuffer own =
        binary.slice(binary.position(), size.intValue()).order(ByteOrder.LITTLE_ENDIAN);
    binary.position(binary.position() + size.intValue());
    while (own.hasRemaining()) {
      int length = own.remaining() < Integer.BYTES ? -1 : own.getInt();
      if (length < 0 || length > own.remaining()) {
        throw refused(
            "the tensor's bytes are damaged",
            name,
            "elements with their lengths before them",
            "a length beyond the end");
      }
      byte[] element = new byte[length];
      own.get(element);
      elements.add(element);
    }
  }

  private static long elements(String name, JsonNode shape) {
    long product = 1;
    for (JsonNode side : shape) {
      if (!side.isInt() || side.intValue() < 0) {
        throw refused("the tensor's shape cannot be used", name, "whole numbers", side.toString());
      }
      product = Math.multiplyExact(product, side.intValue());
      if (product > Integer.MAX_VALUE) {
        throw refused("the tensor's shape cannot be used", name, "fewer elements", "" + product);
      }
    }
    return shape.isArray() ? product : -1;
  }

  static AdaClipException refused(String summary, String name, String expected, String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary)
        .with("tensor", name)
        .expected(expected)
        .found(found)
        .fix("GET /v2/models/adaclip describes the tensors")
        .build();
  }
}
