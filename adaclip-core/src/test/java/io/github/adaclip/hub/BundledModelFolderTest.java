package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledModelFolderTest {
  private static final String SUM = "0123456789abcdef".repeat(4);

  @TempDir private Path root;

  @Test
  void filesAreUnpackedOnceAndUsedAgain() throws IOException {
    MemoryModel model = MemoryModel.of("weights");
    Path folder = BundledModelFolder.unpack(model, cache());
    assertEquals(BundledModelFolder.locationOf(model, cache()), folder);
    assertEquals(cache().directory().resolve("bundled"), folder.getParent());
    assertTrue(folder.getFileName().toString().matches("mini-[0-9a-f]{12}"), folder.toString());
    assertHolds(folder, "weights");
    assertEquals(folder, BundledModelFolder.unpack(model, cache()));
    assertEquals(2, model.opened.get(), "once for each file");
  }

  @Test
  void anotherVersionHasAFolderOfItsOwn() throws IOException {
    Path old = BundledModelFolder.unpack(MemoryModel.of("old"), cache());
    Path recent = BundledModelFolder.unpack(MemoryModel.of("new"), cache());
    assertNotEquals(old, recent);
    assertHolds(old, "old");
    assertHolds(recent, "new");
  }

  @Test
  void aDamagedFileIsReplacedAndTheOtherIsKept() throws IOException {
    MemoryModel model = MemoryModel.of("weights");
    Path folder = BundledModelFolder.unpack(model, cache());
    byte[] same = MemoryModel.content("weights");
    same[17] ^= 1;
    Files.write(folder.resolve(MemoryModel.SECOND), same);
    BundledModelFolder.unpack(model, cache());
    assertHolds(folder, "weights");
    assertEquals(3, model.opened.get());
  }

  @Test
  void aWrongSumIsRefusedAndNothingStaysBehind() throws IOException {
    MemoryModel damaged = MemoryModel.of("weights").damaged();
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> BundledModelFolder.unpack(damaged, cache()));
    assertEquals(FailureCode.CHECKSUM_MISMATCH, failure.code());
    assertTrue(failure.getMessage().contains("comes with the software is damaged"));
    assertTrue(failure.getMessage().contains("mini/backbone.safetensors"), failure.getMessage());
    assertEquals("install or build the software again", failure.fix());
    assertEquals(List.of(), names(BundledModelFolder.locationOf(damaged, cache())));
  }

  @Test
  void withoutAWritableCacheATemporaryFolderServes() throws IOException {
    ModelCache unwritable = unwritable();
    MemoryModel model = MemoryModel.of("temporary");
    Path folder = BundledModelFolder.unpack(model, unwritable);
    assertFalse(folder.startsWith(unwritable.directory()));
    assertHolds(folder, "temporary");
    assertEquals(folder, BundledModelFolder.unpack(model, unwritable), "the same in one process");
    assertEquals(2, model.opened.get());
  }

  @Test
  void theTemporaryFolderEndsWithTheProcess() throws Exception {
    Path folder = Path.of(otherProcess(unwritable().directory(), root));
    assertEquals(root, folder.getParent());
    assertTrue(Files.notExists(folder), folder.toString());
  }

  @Test
  void withoutAnyWritableFolderTheRefusalNamesBoth() throws Exception {
    String said = otherProcess(unwritable().directory(), root.resolve("nowhere"));
    assertTrue(said.startsWith("UNWRITABLE_OUTPUT there is no room for the model"), said);
    assertTrue(said.contains("cache") && said.contains("nowhere"), said);
    assertTrue(said.endsWith("with a folder this user may write"), said);
  }

  @Test
  void manyAtTheSameTimeDoNotHarmEachOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> folders = new ArrayList<>();
      for (int call : IntStream.range(0, 16).toArray()) {
        folders.add(
            pool.submit(() -> BundledModelFolder.unpack(MemoryModel.of("shared"), cache())));
      }
      for (Future<Path> folder : folders) {
        assertHolds(folder.get(), "shared");
      }
    } finally {
      pool.shutdownNow();
    }
    Path folder = BundledModelFolder.locationOf(MemoryModel.of("shared"), cache());
    assertEquals(List.of(MemoryModel.FIRST, MemoryModel.SECOND), names(folder));
  }

  @Test
  void aFileOutsideOfTheFolderIsRefused() {
    for (String name : List.of("../weights", "/etc/weights", "", "a/b", "..")) {
      assertThrows(IllegalArgumentException.class, () -> new BundledModel.File(name, SUM), name);
    }
    assertThrows(IllegalArgumentException.class, () -> new BundledModel.File("weights", "0123"));
    assertEquals("w-1.safetensors", new BundledModel.File("w-1.safetensors", SUM).name());
  }

  private ModelCache cache() {
    return ModelCache.at(root.resolve("cache"));
  }

  /** A file stands in the folder's place, which stops the system's own administrator too. */
  private ModelCache unwritable() throws IOException {
    return ModelCache.at(Files.write(root.resolve("file"), new byte[1]).resolve("cache"));
  }

  private static void assertHolds(Path folder, String text) throws IOException {
    for (String file : List.of(MemoryModel.FIRST, MemoryModel.SECOND)) {
      assertArrayEquals(MemoryModel.content(text), Files.readAllBytes(folder.resolve(file)), file);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What {@link Unpacking} says in a process with its own folder for temporary files. */
  private static String otherProcess(Path cache, Path temporary) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Unpacking.class.getName(),
                cache.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(0, process.waitFor());
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** A program that unpacks into a cache and says where the files are, or why they are not. */
  static final class Unpacking {
    private Unpacking() {}

    public static void main(String[] args) {
      try {
        Path folder =
            BundledModelFolder.unpack(MemoryModel.of("text"), ModelCache.at(Path.of(args[0])));
        boolean complete = Files.exists(folder.resolve(MemoryModel.SECOND));
        System.out.println(complete ? folder.toString() : "nothing in " + folder);
      } catch (AdaClipException e) {
        System.out.println(e.code() + " " + e.getMessage() + " " + e.fix());
      }
    }
  }
}
