package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command refuses; the learning itself is tested where it is. */
class PretrainCommandTest {
  @TempDir private Path folder;

  private void assertRefused(Call call, String what, String fix) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(what), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
  }

  @Test
  void resumeAndForceExcludeEachOther() {
    assertRefused(
        Call.program("pretrain", "--out", folder.toString(), "--resume", "--force"),
        "--resume and --force exclude each other",
        "leave one of them out");
  }

  @Test
  void tooFewPicturesAreRefused() {
    assertRefused(
        Call.program("pretrain", "--out", folder.toString(), "--pictures", "10"),
        "too few pictures",
        "leave --pictures out");
  }

  @Test
  void aModelIsNotReplacedUnasked() throws IOException {
    Path backbone = folder.resolve("backbone.safetensors");
    Files.write(backbone, new byte[] {1, 2, 3});
    assertRefused(
        Call.program("pretrain", "--out", folder.toString()), "is there already", "--force");
    assertEquals(3, Files.size(backbone));
  }

  @Test
  void unknownPrecisionIsRefused() {
    assertRefused(
        Call.program("pretrain", "--out", folder.toString(), "--precision", "fp8"),
        "--precision",
        "adaclip pretrain --help");
  }
}
