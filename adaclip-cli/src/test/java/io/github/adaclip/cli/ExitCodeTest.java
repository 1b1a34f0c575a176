package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void itemsDecide() {
    assertEquals(ExitCode.DONE, ExitCode.ofItems(4, 0));
    assertEquals(ExitCode.PARTLY_FAILED, ExitCode.ofItems(4, 1));
    assertEquals(ExitCode.UNUSABLE, ExitCode.ofItems(4, 4));
    assertEquals(ExitCode.UNUSABLE, ExitCode.ofItems(1, 1));
    assertEquals(ExitCode.DONE, ExitCode.ofItems(0, 0));
  }

  @Test
  void moreFailedThanGivenIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ExitCode.ofItems(1, 2));
  }
}
