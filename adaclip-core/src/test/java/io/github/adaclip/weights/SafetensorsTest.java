package io.github.adaclip.weights;

import static io.github.adaclip.weights.WeightFixtures.counting;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private static final int FLOAT_BYTES = 4;

  @TempDir Path folder;

  private Path file(String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    return Files.write(folder.resolve("made.safetensors"), bytes.array());
  }

  @Test
  void writesAlignedFilesThatReadBack() throws IOException {
    Path path = folder.resolve("out.safetensors");
    SafetensorsWriter.write(
        path,
        List.of(
            new NamedTensor("h", DataType.FLOAT16, new long[] {3}, b -> b.put(counting(3))),
            new NamedTensor("b", DataType.BFLOAT16, new long[] {1}, b -> b.put(2.5f)),
            WeightFixtures.tensor("f", counting(6), 2, 3)),
        Map.of("note", "ünï\n\"quoted\""));
    byte[] bytes = Files.readAllBytes(path);
    long headerBytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertEquals(0, headerBytes % 8);
    assertEquals(8 + headerBytes + 6 * FLOAT_BYTES + 3 * 2 + 2, bytes.length);
    String header = new String(bytes, 8, (int) headerBytes, StandardCharsets.UTF_8);
    assertEquals(
        "{\"__metadata__\":{\"note\":\"ünï\\n\\\"quoted\\\"\"},"
            + "\"f\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[24,30]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[30,32]}}",
        header.stripTrailing());
    try (TensorFile file = TensorFiles.open(path)) {
      assertEquals(Map.of("note", "ünï\n\"quoted\""), file.metadata());
      assertArrayEquals(counting(6), file.readFloats("f"));
      assertArrayEquals(counting(3), file.readFloats("h"));
      assertArrayEquals(new float[] {2.5f}, file.readFloats("b"));
    }
  }

  @Test
  void readsAShardedSetByItsIndexOrItsFolder() {
    Path index = WeightFixtures.path("sharded/model.safetensors.index.json");
    for (Path path : List.of(index, index.getParent())) {
      try (TensorFile file = TensorFiles.open(path)) {
        assertEquals("sharded safetensors", file.format());
        assertEquals(List.of("a", "b", "c"), file.names());
        assertEquals(2, file.files().size());
        assertArrayEquals(counting(4), file.readFloats("a"));
        assertArrayEquals(counting(2), file.readFloats("c"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"../secret.safetensors", "/etc/passwd", "'a\\b'", "..", "''"})
  void refusesAnIndexThatLeavesItsFolder(String shard) throws IOException {
    String json = "{\"weight_map\":{\"a\":\"" + shard.replace("\\", "\\\\") + "\"}}";
    Path index = Files.writeString(folder.resolve("x.index.json"), json);
    AdaClipException refusal = WeightFixtures.refusal(index);
    assertEquals(FailureCode.UNREADABLE_WEIGHTS, refusal.code());
    assertTrue(refusal.getMessage().startsWith("the index names a file outside its folder"));
  }

  @Test
  void refusesAnIndexOfItselfAndOneOfMissingFiles() throws IOException {
    Path index =
        Files.writeString(folder.resolve("own.json"), "{\"weight_map\":{\"a\":\"own.json\"}}");
    assertTrue(WeightFixtures.refusal(index).getMessage().startsWith("this is not a weight file"));
    Path lost = Files.writeString(folder.resolve("lost.json"), "{\"weight_map\":{\"a\":\"gone\"}}");
    assertEquals(FailureCode.MISSING_FILE, WeightFixtures.refusal(lost).code());
    Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
    assertTrue(
        WeightFixtures.refusal(other)
            .getMessage()
            .startsWith("the JSON file is no index of weight files"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32|[2]|0, 12|a tensor lies outside the file",
        "F32|[2]|-8, 0|a tensor lies outside the file",
        "F32|[2]|8, 0|a tensor lies outside the file",
        "F32|[3]|0, 8|a tensor has another size than its shape says",
        "F32|[4611686018427387905]|0, 4|a tensor has another size than its shape says",
        "F32|[4294967296, 4294967296]|0, 8|a tensor has an impossible shape",
        "F32|[-2]|0, 8|a tensor has an impossible shape",
        "F32|[2]|0|its header does not say where a tensor lies",
        "F32|2|0, 8|its header does not have the form of safetensors",
        "F32|[0.5]|0, 8|its header does not have the form of safetensors"
      })
  void refusesImpossiblePlaces(String type, String shape, String offsets, String message)
      throws IOException {
    Path path =
        file(
            String.format(
                Locale.ROOT,
                "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s]}}",
                type,
                shape,
                offsets),
            8);
    AdaClipException refusal = WeightFixtures.refusal(path);
    assertEquals(FailureCode.UNREADABLE_WEIGHTS, refusal.code());
    assertTrue(
        refusal.getMessage().startsWith("the safetensors file is damaged: " + message),
        refusal.getMessage());
  }

  @Test
  void refusesOverlapsDuplicatesAndUnknownTypes() throws IOException {
    String entry = "{\"dtype\":\"%s\",\"shape\":[2],\"data_offsets\":[%d,%d]}";
    String a = "\"a\":" + String.format(Locale.ROOT, entry, "F32", 0, 8);
    assertTrue(
        WeightFixtures.refusal(
                file("{" + a + ",\"b\":" + String.format(Locale.ROOT, entry, "F16", 4, 8) + "}", 8))
            .getMessage()
            .contains("two tensors overlap"));
    assertTrue(
        WeightFixtures.refusal(file("{" + a + "," + a + "}", 8))
            .getMessage()
            .contains("its header is not sound JSON"));
    AdaClipException type =
        WeightFixtures.refusal(
            file("{\"a\":" + String.format(Locale.ROOT, entry, "F8_E4M3", 0, 2) + "}", 8));
    assertEquals(
        "a tensor is stored in a type that is not read (file "
            + folder.resolve("made.safetensors")
            + "; tensor a; expected F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL;"
            + " found F8_E4M3)",
        type.getMessage());
  }

  @Test
  void refusesHeadersBeyondReason() throws IOException {
    Path path = file("{\"a\":1}", 0);
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 39);
    Files.write(path, bytes);
    assertTrue(WeightFixtures.refusal(path).getMessage().contains("its header is too long"));
    Path nested = file("{\"a\":".repeat(5000), 0);
    assertEquals(FailureCode.UNREADABLE_WEIGHTS, WeightFixtures.refusal(nested).code());
  }

  @Test
  void namesThePlaceOfAValueThatIsNotFinite() {
    // The writer refuses such values, so one is put into a finished file.
    Path path = folder.resolve("nan.safetensors");
    SafetensorsWriter.write(path, List.of(WeightFixtures.numbered("a.b", 3, 4)), Map.of());
    patchLast(path, FLOAT_BYTES * 2, Float.NaN);
    try (TensorFile file = TensorFiles.open(path)) {
      AdaClipException refusal = assertThrows(AdaClipException.class, () -> file.readFloats("a.b"));
      assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, refusal.code());
      assertEquals(
          "the weights hold a value that is not a finite number (file "
              + path
              + "; tensor a.b; position (2, 2); found NaN)",
          refusal.getMessage());
    }
    AdaClipException writing =
        assertThrows(
            AdaClipException.class,
            () ->
                SafetensorsWriter.write(
                    path,
                    List.of(
                        new NamedTensor(
                            "big", DataType.FLOAT16, new long[] {1}, b -> b.put(70000))),
                    Map.of()));
    assertTrue(writing.getMessage().contains("tensor big; expected at most 65504 for FLOAT16"));
  }

  private static void patchLast(Path path, int bytesFromEnd, float value) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putFloat(bytes.length - bytesFromEnd, value);
      Files.write(path, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // its file systems store the gap without filling it
  void readsBeyondTwoGigabytes() throws IOException {
    long gap = 3L << 30;
    Path path =
        file(
            String.format(
                    Locale.ROOT,
                    "{\"gap\":{\"dtype\":\"I8\",\"shape\":[%d],\"data_offsets\":[0,%d]},",
                    gap,
                    gap)
                + String.format(
                    Locale.ROOT,
                    "\"end\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}",
                    gap,
                    gap + 8),
            0);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(end.putFloat(1.5f).putFloat(-2).flip(), channel.size() + gap);
    }
    try (TensorFile file = TensorFiles.open(path)) {
      assertArrayEquals(new float[] {1.5f, -2}, file.readFloats("end"));
      AdaClipException refusal = assertThrows(AdaClipException.class, () -> file.readFloats("gap"));
      assertTrue(refusal.getMessage().startsWith("a tensor is too large"));
    }
  }
}
