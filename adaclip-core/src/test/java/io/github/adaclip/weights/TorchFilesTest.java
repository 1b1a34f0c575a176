package io.github.adaclip.weights;

import static io.github.adaclip.weights.WeightFixtures.counting;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"ordered.pth", "parameters.pth", "cuda.pth", "deflated.pth"})
  void readsStateDictionariesAsTheyAre(String name) {
    try (TensorFile file = TensorFiles.open(WeightFixtures.path(name))) {
      assertEquals("PyTorch zip", file.format());
      assertEquals(List.of("weight", "bias"), file.names());
      assertEquals(
          new TensorInfo("weight", DataType.FLOAT32, new long[] {2, 3}), file.info("weight"));
      assertArrayEquals(counting(6), file.readFloats("weight"));
      assertArrayEquals(counting(2), file.readFloats("bias"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.pth", "types_legacy.pth"})
  void readsEveryDataType(String name) {
    try (TensorFile file = TensorFiles.open(WeightFixtures.path(name))) {
      assertEquals(10, file.names().size());
      for (String type : file.names()) {
        assertEquals(DataType.ofTorchDtype(type).orElseThrow(), file.info(type).type());
        float[] expected = type.equals("bool") ? new float[] {1, 0, 1} : counting(5);
        assertArrayEquals(expected, file.readFloats(type), type);
      }
      assertArrayEquals(new long[] {0, 1, 2, 3, 4}, file.readLongs("int16"));
      assertArrayEquals(new long[] {1, 0, 1}, file.readLongs("bool"));
      AdaClipException refusal =
          assertThrows(AdaClipException.class, () -> file.readLongs("float16"));
      assertTrue(refusal.getMessage().contains("expected whole numbers; found FLOAT16"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"strided.pth", "strided_legacy.pth", "strided_deflated.pth"})
  void honoursStridesAndSharedStorages(String name) {
    try (TensorFile file = TensorFiles.open(WeightFixtures.path(name))) {
      assertArrayEquals(counting(24), file.readFloats("base"));
      float[] transposed = file.readFloats("transposed");
      float[] permuted = file.readFloats("permuted");
      assertArrayEquals(new long[] {6, 4}, file.info("transposed").shape());
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column < 4; column++) {
          assertEquals(column * 6 + row, transposed[row * 4 + column]);
        }
      }
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 2; j++) {
          for (int k = 0; k < 3; k++) {
            assertEquals(j * 12 + k * 4 + i, permuted[(i * 2 + j) * 3 + k]);
          }
        }
      }
      assertArrayEquals(new float[] {8, 10, 14, 16}, file.readFloats("sliced"));
      assertArrayEquals(new float[] {5, 11, 17, 23}, file.readFloats("column"));
      assertArrayEquals(
          new float[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, file.readFloats("expanded"));
      assertArrayEquals(new float[] {15}, file.readFloats("scalar"));
      assertEquals(0, file.readFloats("empty").length);
    }
  }

  @Test
  void readsIntoAnyBufferFromItsPositionOn() {
    FloatBuffer direct =
        ByteBuffer.allocateDirect(64)
            .order(java.nio.ByteOrder.nativeOrder())
            .asFloatBuffer()
            .position(2);
    try (TensorFile file = TensorFiles.open(WeightFixtures.path("strided.pth"))) {
      file.read("column", direct);
      file.read("sliced", direct);
      assertEquals(10, direct.position());
      assertEquals(11f, direct.get(3));
      assertEquals(16f, direct.get(9));
      Exception refusal =
          assertThrows(IllegalArgumentException.class, () -> file.read("base", direct));
      assertEquals("base has 24 elements, the buffer has room for 6", refusal.getMessage());
      assertThrows(IllegalArgumentException.class, () -> file.info("unknown"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.pth", "training_legacy.pth"})
  void findsTheStateDictionaryOfATrainingCheckpoint(String name) {
    try (TensorFile file = TensorFiles.open(WeightFixtures.path(name))) {
      assertEquals(List.of("a", "b.c"), file.names());
      assertArrayEquals(counting(4), file.readFloats("a"));
      assertArrayEquals(counting(3), file.readFloats("b.c"));
    }
  }

  @Test
  void joinsTheAttributesOfAScript() {
    try (TensorFile file = TensorFiles.open(WeightFixtures.path("script.pt"))) {
      assertEquals("TorchScript", file.format());
      Set<String> expected =
          Set.of(
              "scale",
              "first.weight",
              "first.steps",
              "blocks.0.weight",
              "blocks.0.steps",
              "blocks.1.weight",
              "blocks.1.steps",
              "tied.weight",
              "tied.steps");
      assertEquals(new TreeSet<>(expected), new TreeSet<>(file.names()));
      assertArrayEquals(counting(6), file.readFloats("tied.weight"));
      assertArrayEquals(counting(4), file.readFloats("scale"));
      assertArrayEquals(new long[] {7}, file.readLongs("blocks.1.steps"));
    }
    try (TensorFile file = TensorFiles.open(WeightFixtures.path("trace.pt"))) {
      assertArrayEquals(counting(6), file.readFloats("weight"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hostile_system.pth, posix.system",
    "hostile_raw0.pth, posix.system",
    "hostile_raw2.pth, posix.system",
    "hostile_raw4.pth, posix.system",
    "hostile_inst.pth, os.system",
    "hostile_eval.pth, builtins.eval",
    "hostile_extension.pth, of an extension code"
  })
  void refusesForeignObjectsByNameAndRunsNothing(String name, String object) throws Exception {
    Path marker = Path.of("adaclip-pickle-ran");
    Files.deleteIfExists(marker);
    Path file = WeightFixtures.path(name);
    AdaClipException refusal = WeightFixtures.refusal(file);
    assertEquals(FailureCode.UNREADABLE_WEIGHTS, refusal.code());
    assertEquals(
        "the file asks for the Python object "
            + object
            + ", which is refused (file "
            + file
            + "; expected tensors, numbers and texts only; found "
            + object
            + "; nothing was run)",
        refusal.getMessage());
    assertEquals(
        "use a copy of the weights as .safetensors, from a source you trust", refusal.fix());
    assertFalse(Files.exists(marker));
  }

  @Test
  void refusesTheOtherByteOrder() {
    AdaClipException refusal = WeightFixtures.refusal(WeightFixtures.path("bigendian.pth"));
    assertTrue(refusal.getMessage().startsWith("the file's byte order is not read"));
    assertTrue(refusal.getMessage().endsWith("expected little; found big)"));
  }

  @Test
  void refusesViewsThatLeaveTheirStorage() {
    assertEquals(
        "shape (2, 3) reaches element 5 of a storage of 5",
        viewRefusal(0, new long[] {2, 3}, new long[] {3, 1}, 5));
    assertEquals(
        "offset 7 outside a storage of 5", viewRefusal(7, new long[] {1}, new long[] {1}, 5));
    assertEquals("negative stride -1", viewRefusal(4, new long[] {2}, new long[] {-1}, 5));
    assertEquals(
        "rows overlap (stride 2)", viewRefusal(0, new long[] {2, 3}, new long[] {2, 1}, 9));
    assertEquals(
        "strides reach beyond any storage",
        viewRefusal(0, new long[] {1L << 31, 2}, new long[] {1L << 40, 1}, 9));
    assertEquals(
        "8388608 elements made of 1 stored ones",
        viewRefusal(0, new long[] {1 << 23}, new long[] {0}, 1));
    assertEquals("2 sizes but 1 strides", viewRefusal(0, new long[] {1, 1}, new long[] {1}, 9));
  }

  private static String viewRefusal(long offset, long[] shape, long[] strides, long storage) {
    return assertThrows(
            IllegalArgumentException.class, () -> new StridedView(offset, shape, strides, storage))
        .getMessage();
  }
}
