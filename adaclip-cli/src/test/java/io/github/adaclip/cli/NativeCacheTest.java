package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  @TempDir private Path folder;
  private String before;

  @BeforeEach
  void forgetTheProperty() {
    before = System.getProperty(NativeCache.PROPERTY);
    System.clearProperty(NativeCache.PROPERTY);
  }

  @AfterEach
  void restoreTheProperty() {
    if (before == null) {
      System.clearProperty(NativeCache.PROPERTY);
    } else {
      System.setProperty(NativeCache.PROPERTY, before);
    }
  }

  @Test
  void cacheDirLeadsTheNativesThere() {
    Call.of("fail", "--how", "never", "--cache-dir", folder.toString());
    assertEquals(folder.resolve("native").toString(), System.getProperty(NativeCache.PROPERTY));
    assertEquals(folder.resolve("native"), NativeCache.require());
    assertTrue(Files.isDirectory(folder.resolve("native")));
  }

  @Test
  void folderSetOnJavasCommandLineWins() {
    System.setProperty(NativeCache.PROPERTY, "elsewhere");
    NativeCache.use(folder);
    assertEquals("elsewhere", System.getProperty(NativeCache.PROPERTY));
  }

  @Test
  void unusableFolderIsPassedOver() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path usable = folder.resolve("usable");
    assertEquals(usable, NativeCache.firstUsable(List.of(file.resolve("native"), usable)));
  }

  @Test
  void noUsableFolderIsExplained() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    AdaClipException refusal =
        assertThrows(
            AdaClipException.class, () -> NativeCache.firstUsable(List.of(file.resolve("native"))));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, refusal.code());
    assertTrue(refusal.describe().contains(file.resolve("native").toString()));
    assertTrue(refusal.fix().contains("--cache-dir"), refusal.fix());
  }
}
