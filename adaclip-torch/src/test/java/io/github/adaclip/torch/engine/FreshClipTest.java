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

  /** 192 = 3 × 8 × 8 filters are all there are; higher frequencies are the stronger ones. */
  @Test
  void patchFiltersAreOrthogonal() {
    int values = 3 * 8 * 8;
    float[] filters = read(1, "visual.conv1.weight", 192 * values);
    for (int a = 0; a < 192; a++) {
      for (int b = 0; b < a; b++) {
        assertEquals(0, product(filters, a * values, filters, b * values, values), 1e-4);
      }
    }
    double first = product(filters, 0, filters, 0, values);
    double last = product(filters, 191 * values, filters, 191 * values, values);
    assertEquals(0.3 * 0.3, first, 1e-4, "mean brightness");
    assertEquals(0.3 * 0.3 * Math.pow(15, 1.4), last, 1e-3, "the finest checkerboard");
  }

  private static double product(float[] one, int from, float[] other, int at, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += one[from + i] * other[at + i];
    }
    return sum;
  }

  /** Queries and keys are nearly the same, and what is carried back is nearly taken off. */
  @Test
  void blocksCompareAndSubtract() {
    String block = "visual.transformer.resblocks.2.attn.";
    float[] in = read(1, block + "in_proj_weight", 3 * 192 * 192);
    float[] out = read(1, block + "out_proj.weight", 192 * 192);
    double alike = 0;
    double trace = 0;
    double all = 0;
    for (int row = 0; row < 192; row++) {
      alike += product(in, row * 192, in, (192 + row) * 192, 192) / 192;
      for (int column = 0; column < 192; column++) {
        double carried = 0;
        for (int k = 0; k < 192; k++) {
          carried += out[row * 192 + k] * in[(2 * 192 + k) * 192 + column];
        }
        trace += row == column ? carried / 192 : 0;
        all += carried * carried;
      }
    }
    assertEquals(0.5, alike, 0.02, "row of a query times row of its key");
    assertEquals(-0.3, trace, 0.02, "diagonal of output times value");
    assertEquals(192 * 0.3 * 0.3, all, 0.5 * 192 * 0.3 * 0.3, "hardly anything beside it");
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
