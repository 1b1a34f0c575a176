package io.github.adaclip.testdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** One golden safetensors file in memory, and the way to the other golden files. */
public final class Golden {
  private static final String FOLDER_PROPERTY = "adaclip.golden";
  private static final String FOLDER = "adaclip-testdata/golden";

  private final String file;
  private final JsonNode header;
  private final ByteBuffer data;

  private Golden(String file, JsonNode header, ByteBuffer data) {
    this.file = file;
    this.header = header;
    this.data = data;
  }

  /** The path of a golden file, whatever module and working directory the test runs in. */
  public static Path path(String name) {
    String property = System.getProperty(FOLDER_PROPERTY);
    if (property != null) {
      return Path.of(property, name);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(FOLDER))) {
        return folder.resolve(FOLDER).resolve(name);
      }
    }
    throw new IllegalStateException(
        "no folder " + FOLDER + " above " + Path.of("").toAbsolutePath());
  }

  /** Reads a golden {@code .safetensors} file. */
  public static Golden open(String name) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Files.readAllBytes(path(name))).order(ByteOrder.LITTLE_ENDIAN);
      int headerLength = Math.toIntExact(bytes.getLong(0));
      byte[] json = new byte[headerLength];
      bytes.get(Long.BYTES, json);
      ByteBuffer data =
          bytes.slice(Long.BYTES + headerLength, bytes.limit() - Long.BYTES - headerLength);
      return new Golden(
          name, new ObjectMapper().readTree(json), data.order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a golden {@code .json} file. */
  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(path(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all tensors. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    header.fieldNames().forEachRemaining(names::add);
    names.remove("__metadata__");
    return names;
  }

  /** The shape of a tensor. */
  public long[] shape(String name) {
    JsonNode shape = entry(name).get("shape");
    long[] sizes = new long[shape.size()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.get(axis).asLong();
    }
    return sizes;
  }

  /** A float32 tensor, row by row. */
  public float[] floats(String name) {
    ByteBuffer bytes = bytes(name, "F32");
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** A float64 tensor, row by row. */
  public double[] doubles(String name) {
    ByteBuffer bytes = bytes(name, "F64");
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  /** An int32 tensor, row by row. */
  public int[] ints(String name) {
    ByteBuffer bytes = bytes(name, "I32");
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  /** An int64 tensor, row by row. */
  public long[] longs(String name) {
    ByteBuffer bytes = bytes(name, "I64");
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }

  /** A uint8 tensor, row by row. */
  public byte[] bytes(String name) {
    ByteBuffer bytes = bytes(name, "U8");
    byte[] values = new byte[bytes.remaining()];
    bytes.get(values);
    return values;
  }

  private JsonNode entry(String name) {
    JsonNode entry = header.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(file + " has no tensor " + name + "; it has " + names());
    }
    return entry;
  }

  private ByteBuffer bytes(String name, String type) {
    JsonNode entry = entry(name);
    if (!entry.get("dtype").asText().equals(type)) {
      throw new IllegalArgumentException(
          name + " is " + entry.get("dtype").asText() + ", not " + type);
    }
    int begin = entry.get("data_offsets").get(0).asInt();
    int end = entry.get("data_offsets").get(1).asInt();
    return data.slice(begin, end - begin).order(ByteOrder.LITTLE_ENDIAN);
  }
}
