package io.github.adaclip.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.adaclip.file.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes safetensors files, one tensor in memory at a time; the same input gives the same bytes.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Creates or replaces a file as a whole.
   *
   * @param tensors stored in this order, types of more bytes first so that every tensor is aligned
   * @param metadata texts for the header
   * @throws io.github.adaclip.failure.AdaClipException WEIGHTS_DO_NOT_FIT for a value that cannot
   *     be stored; or as {@link AtomicFile#write(Path, AtomicFile.Content)}
   */
  public static void write(Path target, List<NamedTensor> tensors, Map<String, String> metadata) {
    requireDistinct(tensors);
    List<NamedTensor> ordered =
        tensors.stream()
            .sorted(Comparator.comparingInt((NamedTensor tensor) -> -tensor.type().bytes()))
            .toList();
    AtomicFile.write(
        target,
        channel -> {
          writeFully(channel, header(ordered, metadata));
          for (NamedTensor tensor : ordered) {
            tensor.encode(tensor.values(target), bytes -> writeFully(channel, bytes));
          }
        });
  }

  static void requireDistinct(List<NamedTensor> tensors) {
    Set<String> names = new HashSet<>();
    for (NamedTensor tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are named " + tensor.name());
      }
    }
  }

  private static ByteBuffer header(List<NamedTensor> tensors, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
      generator.writeStartObject();
      if (!metadata.isEmpty()) {
        generator.writeObjectFieldStart("__metadata__");
        for (Map.Entry<String, String> text : new TreeMap<>(metadata).entrySet()) {
          generator.writeStringField(text.getKey(), text.getValue());
        }
        generator.writeEndObject();
      }
      long offset = 0;
      for (NamedTensor tensor : tensors) {
        writeEntry(generator, tensor, offset);
        offset += tensor.byteCount();
      }
      generator.writeEndObject();
    }
    while (json.size() % ALIGNMENT != 0) {
      json.write(' ');
    }
    ByteBuffer header =
        ByteBuffer.allocate(Long.BYTES + json.size()).order(ByteOrder.LITTLE_ENDIAN);
    return header.putLong(json.size()).put(json.toByteArray()).flip();
  }

  private static void writeEntry(JsonGenerator generator, NamedTensor tensor, long offset)
      throws IOException {
    generator.writeObjectFieldStart(tensor.name());
    generator.writeStringField("dtype", tensor.type().safetensorsName());
    generator.writeFieldName("shape");
    long[] shape = tensor.shape();
    generator.writeArray(shape, 0, shape.length);
    generator.writeFieldName("data_offsets");
    generator.writeArray(new long[] {offset, offset + tensor.byteCount()}, 0, 2);
    generator.writeEndObject();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
