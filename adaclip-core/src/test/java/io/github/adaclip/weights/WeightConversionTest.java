package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightConversionTest {
  @TempDir Path folder;

  @Test
  void writesTheArchiveThatTorchReads() throws IOException {
    Path path = folder.resolve("out.pth");
    PthWriter.write(path, List.of(WeightFixtures.tensor("w", new float[] {1, -2}, 2)));
    try (ZipFile archive = new ZipFile(path.toFile())) {
      List<String> names = archive.stream().map(ZipEntry::getName).toList();
      assertEquals(
          List.of("archive/data.pkl", "archive/byteorder", "archive/data/0", "archive/version"),
          names);
      assertTrue(archive.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED));
      byte[] data = archive.getInputStream(archive.getEntry("archive/data/0")).readAllBytes();
      ByteBuffer numbers = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals(8, data.length);
      assertEquals(1f, numbers.getFloat());
      assertEquals(-2f, numbers.getFloat());
      byte[] pickle = archive.getInputStream(archive.getEntry("archive/data.pkl")).readAllBytes();
      // PROTO 2, EMPTY_DICT, MARK, the name, then the call that makes the tensor; SETITEMS, STOP.
      String expected =
          "\u0080\u0002}(X\u0001\0\0\0wctorch._utils\n_rebuild_tensor_v2\n("
              + "(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\0000X\u0003\0\0\0cpu"
              + "J\u0002\0\0\0tQJ\0\0\0\0(J\u0002\0\0\0t(J\u0001\0\0\0t\u0089"
              + "ccollections\nOrderedDict\n)RtRu.";
      assertEquals(expected, new String(pickle, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void promptsSurviveTheWayThroughBothFormats() {
    Path golden = Golden.path("tiny_adaclip.pth");
    Path safetensors = folder.resolve("a.safetensors");
    Path back = folder.resolve("b.pth");
    WeightConverter.convert(golden, safetensors, Optional.empty());
    WeightConverter.convert(safetensors, back, Optional.empty());
    try (PromptCheckpoint first = PromptCheckpoint.open(golden);
        PromptCheckpoint second = PromptCheckpoint.open(safetensors);
        PromptCheckpoint third = PromptCheckpoint.open(back)) {
      assertEquals(first.settings(), second.settings());
      assertEquals(
          Map.of(
              "format", "adaclip",
              "prompt_type", "SD",
              "prompt_branch", "VL",
              "prompt_depth", "4",
              "prompt_length", "5"),
          second.metadata());
      assertEquals(first.source().names().size(), third.source().names().size());
      assertTrue(third.source().has("clip_model.patch_token_layer.head.0.weight"));
      for (String name : first.names()) {
        float[] expected = first.source().readFloats("clip_model." + name);
        assertArrayEquals(expected, second.source().readFloats(name), name);
        assertArrayEquals(expected, third.source().readFloats("clip_model." + name), name);
      }
    }
  }

  @Test
  void aBackboneKeepsItsTypesOrBecomesFloat32() {
    Path small = WeightFixtures.write(folder.resolve("s.safetensors"), WeightFixtures.smallClip());
    Path half = folder.resolve("half.safetensors");
    Path same = folder.resolve("same.pth");
    Path full = folder.resolve("full.safetensors");
    WeightConverter.convert(small, half, Optional.of(DataType.FLOAT16));
    WeightConverter.convert(half, same, Optional.empty());
    WeightConverter.convert(same, full, Optional.of(DataType.FLOAT32));
    String name = "visual.ln_pre.bias";
    try (ClipWeights kept = ClipWeights.open(same);
        ClipWeights wide = ClipWeights.open(full)) {
      assertEquals(WeightFixtures.SMALL, wide.architecture());
      assertEquals(DataType.FLOAT16, kept.storedType(name));
      assertEquals(DataType.FLOAT32, wide.storedType(name));
      float[] expected = WeightFixtures.values(WeightFixtures.smallClip().get(name));
      assertArrayEquals(expected, wide.source().readFloats(name)); // whole numbers below 2048
    }
  }

  @Test
  void refusesTargetsItCannotWrite() {
    Path small = WeightFixtures.write(folder.resolve("s.safetensors"), WeightFixtures.smallClip());
    AdaClipException itself =
        assertThrows(
            AdaClipException.class, () -> WeightConverter.convert(small, small, Optional.empty()));
    assertEquals(FailureCode.INVALID_OPTION, itself.code());
    assertTrue(itself.getMessage().startsWith("a weight file cannot be converted into itself"));
    Path onnx = folder.resolve("s.onnx");
    AdaClipException ending =
        assertThrows(
            AdaClipException.class, () -> WeightConverter.convert(small, onnx, Optional.empty()));
    assertEquals(FailureCode.INVALID_OPTION, ending.code());
    assertTrue(ending.getMessage().contains("expected .safetensors, .pth or .pt"));
    assertFalse(Files.exists(onnx));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PthWriter.write(
                folder.resolve("twice.pth"),
                List.of(WeightFixtures.numbered("a", 1), WeightFixtures.numbered("a", 1))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NamedTensor("a", DataType.INT64, new long[] {1}, buffer -> {}));
  }

  @Test
  void describesWhatAFileHolds() {
    FileDescription clip = FileDescription.of(Golden.path("tiny_clip_openai.pt"));
    assertEquals(FileDescription.Kind.CLIP_BACKBONE, clip.kind());
    assertEquals("TorchScript", clip.format());
    assertEquals(Optional.of("ViT 8x192/14 @56"), clip.architecture().map(ClipArchitecture::name));
    assertEquals(3, clip.tensorsOfType().get(DataType.INT64));
    assertEquals(Sha256.of(Golden.path("tiny_clip_openai.pt")), clip.sha256());

    FileDescription prompts = FileDescription.of(Golden.path("tiny_adaclip.pth"));
    assertEquals(FileDescription.Kind.ADACLIP_PROMPTS, prompts.kind());
    assertEquals(Optional.of(PromptSettings.defaults()), prompts.settings());
    assertEquals(38, prompts.tensors().size());
    assertEquals(Map.of(DataType.FLOAT32, 38), prompts.tensorsOfType());
    long expected = 4L * (128 * 192 + 128) + 128 * 128 + 128 + 4L * 5 * (192 + 128);
    expected += 5L * (192 * 128 + 192 + 128 * 128 + 128);
    assertEquals(expected, prompts.parameters());

    FileDescription other = FileDescription.of(WeightFixtures.path("types.pth"));
    assertEquals(FileDescription.Kind.OTHER, other.kind());
    assertEquals("", other.note());

    Map<String, NamedTensor> broken = WeightFixtures.smallClip();
    broken.remove("visual.proj");
    FileDescription part =
        FileDescription.of(WeightFixtures.write(folder.resolve("p.safetensors"), broken));
    assertEquals(FileDescription.Kind.OTHER, part.kind());
    assertTrue(part.note().startsWith("the CLIP model lacks a tensor"));
  }

  @Test
  void sumsAreThoseOfTheStandard() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertEquals(expected, Sha256.of(file));
    Path a = Files.writeString(folder.resolve("a"), "a");
    Path bc = Files.writeString(folder.resolve("bc"), "bc");
    assertEquals(expected, Sha256.of(new ArrayList<>(List.of(a, bc))));
  }
}
