package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightRefusalsTest {
  private static final int MUTATIONS_PER_FILE = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dear reader, this is text.|found a text file",
        "<!DOCTYPE html><html>Virus scan warning|found a web page (HTML)",
        "  <html><body>login|found a web page (HTML)",
        "version https://git-lfs.github.com/spec/v1|found a Git LFS pointer, not the file itself"
      })
  void saysWhatAFileIsInstead(String content, String found) throws IOException {
    Path file = Files.writeString(folder.resolve("model.pt"), content);
    AdaClipException refusal = WeightFixtures.refusal(file);
    assertEquals(FailureCode.UNREADABLE_WEIGHTS, refusal.code());
    assertEquals(
        "this is not a weight file (file "
            + file
            + "; expected safetensors, a PyTorch file (.pt, .pth, .bin), or a folder with one of"
            + " them; "
            + found
            + ")",
        refusal.getMessage());
    assertTrue(!refusal.fix().isEmpty());
  }

  @Test
  void refusesMissingEmptyAndUnknownFiles() throws IOException {
    AdaClipException missing = WeightFixtures.refusal(folder.resolve("none.pt"));
    assertEquals(FailureCode.MISSING_FILE, missing.code());
    assertEquals(
        "the weight file does not exist (file " + folder.resolve("none.pt") + ")",
        missing.getMessage());
    Path empty = Files.write(folder.resolve("empty.pt"), new byte[0]);
    assertTrue(WeightFixtures.refusal(empty).getMessage().startsWith("the weight file is empty"));
    Path noise = Files.write(folder.resolve("noise.pt"), new byte[] {1, 2, 3, 4});
    assertTrue(
        WeightFixtures.refusal(noise).getMessage().endsWith("found bytes of an unknown kind)"));
    byte[] tar = new byte[512];
    System.arraycopy("name".getBytes(StandardCharsets.US_ASCII), 0, tar, 0, 4);
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
    assertTrue(
        WeightFixtures.refusal(Files.write(folder.resolve("old.pt"), tar))
            .getMessage()
            .contains("a tar archive"));
  }

  @ParameterizedTest
  @CsvSource({
    "datetime.datetime", // which the pickle library itself would make
    "builtins.bytearray",
    "torch.load",
    "torch.nn.modules.linear.Linear",
    "torch.storage._load_from_bytes",
    "__torch__.Model" // expected only in a TorchScript archive
  })
  void refusesEveryNameOffTheList(String object) throws IOException {
    int dot = object.lastIndexOf('.');
    String pickle =
        "\u0080\u0002c" + object.substring(0, dot) + "\n" + object.substring(dot + 1) + "\n)R.";
    Path file = Files.write(folder.resolve("a.pt"), pickle.getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(
        WeightFixtures.refusal(file)
            .getMessage()
            .startsWith("the file asks for the Python object " + object + ", which is refused"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X\u00ff\u00ff\u00ff\u007f|a text of 2147483647 bytes",
        "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff|a text of 18446744073709551615"
            + " bytes",
        "\u008b\u00ff\u00ff\u00ff\u00ff|a text of 4294967295 bytes",
        "I1.|operation 73, which weights never need",
        "}(]K\u0001u0}]}s0h\u0005.|found"
      })
  void refusesPicklesBeyondReason(String operations, String found) throws IOException {
    byte[] bytes = ("\u0080\u0002" + operations).getBytes(StandardCharsets.ISO_8859_1);
    AdaClipException refusal = WeightFixtures.refusal(Files.write(folder.resolve("a.pt"), bytes));
    assertTrue(
        refusal.getMessage().startsWith("the list of tensors in the file (a pickle) is damaged"),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains(found), refusal.getMessage());
  }

  @Test
  void survivesScriptsNestedWithoutEnd() throws IOException {
    // A module that is its own attribute, in an archive that claims to be a TorchScript one.
    String pickle = "\u0080\u0002c__torch__\nM\n)\u0081q\u0000}X\u0001\0\0\0ah\u0000sb.";
    Path file = folder.resolve("loop.pt");
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(file))) {
      archive.putNextEntry(new ZipEntry("a/data.pkl"));
      archive.write(pickle.getBytes(StandardCharsets.ISO_8859_1));
      archive.putNextEntry(new ZipEntry("a/constants.pkl"));
    }
    assertTrue(
        WeightFixtures.refusal(file)
            .getMessage()
            .startsWith("the modules in the file are nested without end"));
  }

  @Test
  void refusesFoldersWithoutOrWithSeveralWeights() throws IOException {
    AdaClipException none = WeightFixtures.refusal(folder);
    assertTrue(none.getMessage().startsWith("the folder holds no weight file of a usual name"));
    Files.copy(WeightFixtures.path("ordered.pth"), folder.resolve("pytorch_model.bin"));
    TensorFiles.open(folder).close();
    Files.copy(WeightFixtures.path("ordered.pth"), folder.resolve("open_clip_model.safetensors"));
    AdaClipException several = WeightFixtures.refusal(folder);
    assertTrue(
        several.getMessage().endsWith("found open_clip_model.safetensors, pytorch_model.bin)"));
  }

  @Test
  void refusesFilesCutOffAnywhere() throws IOException {
    for (Path source : samples()) {
      byte[] whole = Files.readAllBytes(source);
      for (int tenth = 1; tenth < 10; tenth++) {
        byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
        Path file = Files.write(folder.resolve("cut"), part);
        AdaClipException refusal = WeightFixtures.refusal(file);
        assertEquals(FailureCode.UNREADABLE_WEIGHTS, refusal.code(), source + " " + tenth);
        assertTrue(refusal.getMessage().contains(file.toString()));
      }
    }
  }

  @Test
  void damagedFilesAreReadOrRefusedButNeverBreakAnything() throws IOException {
    Random random = new Random(20240131);
    int refused = 0;
    int read = 0;
    for (Path source : samples()) {
      byte[] whole = Files.readAllBytes(source);
      for (int i = 0; i < MUTATIONS_PER_FILE; i++) {
        Path file = Files.write(folder.resolve("mutant"), mutated(whole, random));
        try {
          readEverything(file);
          read++;
        } catch (AdaClipException e) {
          refused++;
        } catch (RuntimeException | Error e) {
          fail(source.getFileName() + ", mutation " + i, e);
        }
      }
    }
    assertTrue(refused > 50 && read > 5, refused + " refused, " + read + " read");
  }

  private List<Path> samples() {
    List<Path> files = new ArrayList<>();
    for (String name :
        List.of(
            "ordered.pth", "deflated.pth", "strided_legacy.pth", "types_legacy.pth", "script.pt")) {
      files.add(WeightFixtures.path(name));
    }
    PromptSettings settings = new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, 1, 1);
    files.add(
        WeightFixtures.write(
            folder.resolve("prompts.safetensors"), WeightFixtures.smallPrompts(settings)));
    return files;
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] copy = whole.clone();
    int changes = 1 + random.nextInt(4);
    // The front holds headers and pickles; there a change does most.
    int reach = random.nextBoolean() ? Math.min(700, copy.length) : copy.length;
    for (int i = 0; i < changes; i++) {
      int position = random.nextInt(reach);
      copy[position] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) random.nextInt(256);
            case 1 -> (byte) (copy[position] ^ 1 << random.nextInt(8));
            default -> (byte) 0xff;
          };
    }
    return copy;
  }

  private static void readEverything(Path path) {
    try (TensorFile file = TensorFiles.open(path)) {
      for (String name : file.names()) {
        file.readFloats(name);
      }
      if (ForeignModels.isPromptCheckpoint(file)) {
        PromptCheckpoint.of(file).requireFits(WeightFixtures.SMALL);
      }
    }
    FileDescription.of(path);
  }

  @Test
  void aClosedFileMayBeClosedAgain() {
    ClipWeights weights = ClipWeights.open(Golden.path("tiny_clip_hf"));
    weights.close();
    weights.close();
  }
}
