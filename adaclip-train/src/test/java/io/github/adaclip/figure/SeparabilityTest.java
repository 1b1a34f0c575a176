package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeparabilityTest {
  /**
   * On a line: normal at 0, 1 and 5, anomalous at 4 and 6. Left out of their means, the normal ones
   * score 0² … by hand: 0 → (0−3)² − (0−5)² = −16; 1 → (1−2.5)² − (1−5)² = −13.75; 5 → (5−0.5)² −
   * (5−5)² = 20.25; 4 → (4−2)² − (4−6)² = 0; 6 → (6−2)² − (6−4)² = 12. Of six pairs four are in
   * order.
   */
  @Test
  void fiveNumbersByHand() {
    float[] values = {0, 1, 5, 4, 6};
    boolean[] anomalous = {false, false, false, true, true};
    assertEquals(4 / 6.0, Separability.of(values, anomalous).getAsDouble(), 1e-12);
  }

  @Test
  void groupsFarApartAreSeparatedAndTheSameOnesAreNot() {
    Random random = new Random(3);
    float[] apart = new float[200 * 4];
    float[] together = new float[200 * 4];
    boolean[] anomalous = new boolean[200];
    for (int vector = 0; vector < 200; vector++) {
      anomalous[vector] = vector % 2 == 1;
      for (int axis = 0; axis < 4; axis++) {
        together[vector * 4 + axis] = (float) random.nextGaussian();
        apart[vector * 4 + axis] = together[vector * 4 + axis] + (anomalous[vector] ? 9 : 0);
      }
    }
    assertEquals(1, Separability.of(apart, anomalous).getAsDouble());
    double chance = Separability.of(together, anomalous).getAsDouble();
    assertTrue(Math.abs(chance - 0.5) < 0.15, "chance gives " + chance);
  }

  @Test
  void shiftScaleAndSwappedAxesChangeNothing() {
    Random random = new Random(5);
    float[] vectors = new float[60];
    float[] changed = new float[60];
    boolean[] anomalous = new boolean[30];
    for (int vector = 0; vector < 30; vector++) {
      anomalous[vector] = vector < 10;
      // Eighths, so that shifting and scaling are exact in float32.
      vectors[2 * vector] = random.nextInt(64) / 8f;
      vectors[2 * vector + 1] = random.nextInt(64) / 8f + (anomalous[vector] ? 2 : 0);
      changed[2 * vector] = 4 * vectors[2 * vector + 1] - 16;
      changed[2 * vector + 1] = 4 * vectors[2 * vector] + 8;
    }
    assertEquals(
        Separability.of(vectors, anomalous).getAsDouble(),
        Separability.of(changed, anomalous).getAsDouble(),
        1e-12);
  }

  @Test
  void aSingleAnomalousVectorHasNoMeanButItself() {
    assertTrue(
        Separability.of(new float[] {0, 1, 2}, new boolean[] {false, false, true}).isEmpty());
  }

  @Test
  void wrongSizesAreRefused() {
    Exception failure =
        assertThrows(
            IllegalArgumentException.class, () -> Separability.of(new float[5], new boolean[2]));
    assertEquals("5 values for 2 vectors", failure.getMessage());
  }
}
