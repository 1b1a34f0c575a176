package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.weights.ClipArchitecture;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class FreshClipTest {
  private static final ClipArchitecture SIZES =
      new ClipArchitecture(64, 8, 192, 8, 128, 128, 4, 77, 500);

  private static float[] read(long seed, String name, int count) {
    FloatBuffer target = FloatBuffer.allocate(count);
    new FreshClip(SIZES, seed).read(name, target);
    assertEquals(0, target.remaining(), name);
    return target.array();
  }

  /** 192 = 3 × 8 × 8 filters are all there are: seen so, a patch keeps its length. */
  @Test
  void patchFiltersAreOrthonormal() {
    int values = 3 * 8 * 8;
    float[] filters = read(1, "visual.conv1.weight", 192 * values);
    for (int a = 0; a < 192; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int i = 0; i < values; i++) {
          product += filters[a * values + i] * filters[b * values + i];
        }
        assertEquals(a == b ? 1 : 0, product, 1e-4, a + " and " + b);
      }
    }
  }

  @Test
  void nearPositionsAreAlike() {
    float[] table = read(1, "visual.positional_embedding", 65 * 192);
    assertTrue(distance(table, 1, 2) < distance(table, 1, 4), "along a row");
    assertTrue(distance(table, 1, 9) < distance(table, 1, 25), "along a column");
    assertTrue(distance(table, 1, 2) > 0);
  }

  private static double distance(float[] table, int one, int other) {
    double sum = 0;
    for (int i = 0; i < 192; i++) {
      double difference = table[one * 192 + i] - table[other * 192 + i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  @Test
  void numbersDependOnNameAndSeed() {
    String name = "visual.proj";
    assertArrayEquals(read(1, name, 100), read(1, name, 100));
    assertTrue(read(1, name, 100)[0] != read(2, name, 100)[0]);
    assertTrue(read(1, name, 100)[0] != read(1, "text_projection", 100)[0]);
  }

  @Test
  void normsScaleByOneAndBiasesAreZero() {
    assertArrayEquals(new float[] {1, 1}, read(1, "visual.ln_pre.weight", 2));
    assertArrayEquals(new float[] {0, 0}, read(1, "visual.ln_pre.bias", 2));
    assertArrayEquals(new float[] {0, 0}, read(1, "patch_token_layer.head.0.bias", 2));
  }
}
