package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PatchLabelsTest {
  private static final byte[] MASK = {
    1, 1, 0, 0, //
    1, 0, 0, 1, //
    0, 0, 1, 1, //
    0, 0, 1, 1
  };

  @Test
  void aShareOfTheTileDecides() {
    assertArrayEquals(new boolean[] {true, false, false, true}, PatchLabels.of(MASK, 4, 2, 0.75));
    assertArrayEquals(new boolean[] {true, true, false, true}, PatchLabels.of(MASK, 4, 2, 0.25));
    assertArrayEquals(new boolean[] {false, false, false, true}, PatchLabels.of(MASK, 4, 2, 1));
  }

  @Test
  void aGridThatDoesNotDivideTheSideIsRefused() {
    Exception failure =
        assertThrows(IllegalArgumentException.class, () -> PatchLabels.of(MASK, 4, 3, 0.5));
    assertEquals("16 values of side 4 for a grid of 3", failure.getMessage());
  }
}
