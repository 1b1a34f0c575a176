package io.github.adaclip.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens one safetensors file: 8 bytes of header length, a JSON header with type, shape and place of
 * each tensor, the data. Places are checked against the file's size and against each other before
 * anything is read.
 */
final class SafetensorsReader {
  static final String FORMAT = "safetensors";
  private static final int MAX_HEADER_BYTES = 16 << 20;
  private static final String METADATA = "__metadata__";

  private final Path path;
  private final FileChannel channel;
  private final long fileBytes;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();
  private long dataStart;

  private record Place(String name, long begin, long end) {}

  private SafetensorsReader(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.fileBytes = channel.size();
  }

  /** Opens the file; the result owns the channel from then on. */
  static IndexedTensorFile open(Path path, FileChannel channel) throws IOException {
    SafetensorsReader reader = new SafetensorsReader(path, channel);
    reader.readHeader();
    reader.requireDisjoint();
    return new IndexedTensorFile(
        path,
        List.of(path),
        FORMAT,
        reader.metadata,
        reader.tensors,
        new ArrayList<>(List.of(channel)));
  }

  /** Whether the first bytes look like a safetensors header, complete or cut off. */
  static boolean looksLike(byte[] head) {
    if (head.length < Long.BYTES + 1 || head[Long.BYTES] != '{') {
      return false;
    }
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return length > 1 && length < 1L << 40;
  }

  private void readHeader() throws IOException {
    ByteBuffer lengthBytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    ByteSource file = ByteSource.ofFile(channel, 0, fileBytes);
    file.read(0, lengthBytes);
    long length = lengthBytes.getLong(0);
    if (length > MAX_HEADER_BYTES) {
      throw damaged("its header is too long")
          .expected("at most " + MAX_HEADER_BYTES + " bytes")
          .found(length + " bytes")
          .build();
    }
    dataStart = Long.BYTES + length;
    if (dataStart > fileBytes) {
      throw damaged("it ends within its header")
          .expected("at least " + dataStart + " bytes")
          .found(fileBytes + " bytes")
          .build();
    }
    ByteBuffer header = ByteBuffer.allocate((int) length);
    file.read(Long.BYTES, header);
    parse(header.array());
  }

  private void parse(byte[] header) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(header)) {
      json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      expect(json, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        expect(json, json.currentToken(), JsonToken.FIELD_NAME);
        String name = json.currentName();
        expect(json, json.nextToken(), JsonToken.START_OBJECT);
        if (name.equals(METADATA)) {
          parseMetadata(json);
        } else {
          parseTensor(json, name);
        }
      }
    } catch (JsonProcessingException e) {
      throw damaged("its header is not sound JSON").found(e.getOriginalMessage()).cause(e).build();
    }
  }

  private void parseMetadata(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      expect(json, json.nextToken(), JsonToken.VALUE_STRING);
      metadata.put(key, json.getText());
    }
  }

  private void parseTensor(JsonParser json, String name) throws IOException {
    String type = "";
    long[] shape = null;
    long[] offsets = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(json, value, JsonToken.VALUE_STRING);
          type = json.getText();
        }
        case "shape" -> shape = numbers(json);
        case "data_offsets" -> offsets = numbers(json);
        default -> json.skipChildren();
      }
    }
    if (shape == null || offsets == null || offsets.length != 2) {
      throw damaged("its header does not say where a tensor lies").with("tensor", name).build();
    }
    add(name, type, shape, offsets[0], offsets[1]);
  }

  private void add(String name, String typeName, long[] shape, long begin, long end) {
    DataType type =
        DataType.ofSafetensors(typeName)
            .orElseThrow(
                () ->
                    WeightFailures.unreadable(path, "a tensor is stored in a type that is not read")
                        .with("tensor", name)
                        .expected("F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL")
                        .found(typeName.isEmpty() ? "none" : typeName)
                        .fix("use a copy of the weights in F32, F16 or BF16")
                        .build());
    long dataBytes = fileBytes - dataStart;
    if (begin < 0 || end < begin || end > dataBytes) {
      throw damaged("a tensor lies outside the file")
          .with("tensor", name)
          .expected("within 0 to " + dataBytes)
          .found(begin + " to " + end)
          .build();
    }
    TensorInfo info = tensorInfo(name, type, shape);
    if (info.elementCount() > (end - begin) / type.bytes()
        || info.elementCount() * type.bytes() != end - begin) {
      throw damaged("a tensor has another size than its shape says")
          .with("tensor", name)
          .expected(info.shapeText() + " of " + type.bytes() + " bytes each")
          .found((end - begin) + " bytes")
          .build();
    }
    ByteSource source = ByteSource.ofFile(channel, dataStart + begin, end - begin);
    tensors.put(name, new StoredTensor(info, source, StridedView.contiguous(shape)));
    places.add(new Place(name, begin, end));
  }

  private TensorInfo tensorInfo(String name, DataType type, long[] shape) {
    try {
      return new TensorInfo(name, type, shape);
    } catch (IllegalArgumentException e) {
      throw damaged("a tensor has an impossible shape")
          .with("tensor", name)
          .found(e.getMessage())
          .build();
    }
  }

  private void requireDisjoint() {
    places.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i).begin() < places.get(i - 1).end()) {
        throw damaged("two tensors overlap")
            .with("tensor", places.get(i).name())
            .found("shares bytes with " + places.get(i - 1).name())
            .build();
      }
    }
  }

  private long[] numbers(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_ARRAY);
    List<Long> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, json.currentToken(), JsonToken.VALUE_NUMBER_INT);
      values.add(json.getLongValue());
    }
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private void expect(JsonParser json, JsonToken found, JsonToken expected) {
    if (found != expected) {
      throw damaged("its header does not have the form of safetensors")
          .expected(expected)
          .found(found + " at byte " + json.currentLocation().getByteOffset())
          .build();
    }
  }

  private AdaClipException.Builder damaged(String what) {
    return WeightFailures.unreadable(path, "the safetensors file is damaged: " + what)
        .fix(WeightFailures.DOWNLOAD_AGAIN);
  }
}
