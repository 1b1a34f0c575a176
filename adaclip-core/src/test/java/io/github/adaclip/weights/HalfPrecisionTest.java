package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
  @Test
  void knownValues() {
    assertEquals(1f, HalfPrecision.fromFloat16((short) 0x3c00));
    assertEquals(-2f, HalfPrecision.fromFloat16((short) 0xc000));
    assertEquals(65504f, HalfPrecision.fromFloat16((short) 0x7bff));
    assertEquals(0x1p-24f, HalfPrecision.fromFloat16((short) 0x0001));
    assertEquals(-1023 * 0x1p-24f, HalfPrecision.fromFloat16((short) 0x83ff));
    assertEquals(0x1p-14f, HalfPrecision.fromFloat16((short) 0x0400));
    assertEquals(Float.NEGATIVE_INFINITY, HalfPrecision.fromFloat16((short) 0xfc00));
    assertTrue(Float.isNaN(HalfPrecision.fromFloat16((short) 0x7e00)));
    assertEquals(-0f, HalfPrecision.fromFloat16((short) 0x8000));
    assertEquals(1.0078125f, HalfPrecision.fromBfloat16((short) 0x3f81));
    assertEquals(0x1p-133f, HalfPrecision.fromBfloat16((short) 0x0001));
  }

  @Test
  void roundsToNearestAndTiesToEven() {
    assertEquals((short) 0x3555, HalfPrecision.toFloat16(1 / 3f));
    assertEquals((short) 0x7bff, HalfPrecision.toFloat16(65519f));
    assertEquals((short) 0x7c00, HalfPrecision.toFloat16(65520f));
    assertEquals((short) 0x0000, HalfPrecision.toFloat16(0x1p-25f));
    assertEquals((short) 0x0001, HalfPrecision.toFloat16(Math.nextUp(0x1p-25f)));
    assertEquals((short) 0x0400, HalfPrecision.toFloat16(Math.nextDown(0x1p-14f)));
    assertEquals((short) 0x3c00, HalfPrecision.toFloat16(1 + 0x1p-11f));
    assertEquals((short) 0x3c02, HalfPrecision.toFloat16(1 + 3 * 0x1p-11f));
    assertEquals((short) 0x3f80, HalfPrecision.toBfloat16(1 + 0x1p-8f));
    assertEquals((short) 0x3f82, HalfPrecision.toBfloat16(1 + 3 * 0x1p-8f));
    assertEquals((short) 0xff80, HalfPrecision.toBfloat16(-Float.MAX_VALUE));
  }

  @Test
  void everyHalfSurvivesTheWayThroughFloat() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float half = HalfPrecision.fromFloat16((short) bits);
      float brain = HalfPrecision.fromBfloat16((short) bits);
      if (!Float.isNaN(half)) {
        assertEquals((short) bits, HalfPrecision.toFloat16(half));
      }
      if (!Float.isNaN(brain)) {
        assertEquals((short) bits, HalfPrecision.toBfloat16(brain));
      }
    }
  }
}
