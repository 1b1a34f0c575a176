package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, '0.0 0.2 0.4 0.6 0.8 1.0'",
    "0, 0.3, '0.00 0.05 0.10 0.15 0.20 0.25 0.30'",
    "-0.42, 0.61, '-0.4 -0.2 0.0 0.2 0.4 0.6'",
    "0, 84, '0 20 40 60 80'",
    "0, 1.05, '0.0 0.2 0.4 0.6 0.8 1.0'",
    "1000000, 3000000, '1000000 1500000 2000000 2500000 3000000'"
  })
  void ticksAreRoundNumbers(double from, double to, String expected) {
    Axis axis = new Axis("", from, to);
    List<String> labels = axis.ticks().stream().map(axis::label).toList();
    assertEquals(expected, String.join(" ", labels));
  }

  @Test
  void aRangeOfAnySizeHasSomeTicks() {
    for (double range = 1e-6; range < 1e9; range *= 1.37) {
      int ticks = new Axis("", 0.1 * range, 1.1 * range).ticks().size();
      assertTrue(ticks >= 2 && ticks <= 9, ticks + " ticks of " + range);
    }
  }

  @Test
  void anAxisHoldsItsValues() {
    Axis axis = Axis.around("", new double[] {2, 12});
    assertEquals(1.5, axis.from());
    assertEquals(12.5, axis.to());
    assertEquals(0.5, axis.share(7));
    assertEquals(new Axis("", 2.5, 3.5), Axis.around("", new double[] {3, 3}));
    assertEquals(Axis.fraction("x"), Axis.around("x", new double[0]));
  }

  @Test
  void anEmptyRangeIsRefused() {
    Exception failure =
        assertThrows(IllegalArgumentException.class, () -> new Axis("recall", 1, 1));
    assertEquals("axis 'recall' goes from 1.0 to 1.0", failure.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Axis("", 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new DataPoint(Double.NaN, 0));
  }
}
