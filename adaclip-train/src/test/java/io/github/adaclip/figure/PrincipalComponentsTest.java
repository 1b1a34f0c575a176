package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  private static final double ROUNDING = 1e-9; // of sums of some hundred products
  private static final double FLOATS = 1e-5; // vectors are float32
  private static final int WIDTH = 12;

  /** (1, 1), (−1, −1) and (2, −2), (−2, 2): variances 4 along (1, −1)/√2 and 1 along (1, 1)/√2. */
  @Test
  void fourPointsByHand() {
    float[] points = {1, 1, -1, -1, 2, -2, -2, 2};
    PrincipalComponents found = PrincipalComponents.of(List.of(points), 2, 2);
    double half = Math.sqrt(0.5);
    assertArrayEquals(new double[] {0.8, 0.2}, found.shares(), ROUNDING);
    assertArrayEquals(new double[] {half, half}, found.axes()[1], ROUNDING);
    assertArrayEquals(new double[] {Math.sqrt(2), 0}, reversed(found.project(points)[0]), ROUNDING);
    assertEquals(Math.sqrt(8), Math.abs(found.project(points)[2][0]), ROUNDING);
  }

  @Test
  void axesArePerpendicularAndOfLengthOneAndSharesSumToOne() {
    PrincipalComponents all = PrincipalComponents.of(drawn(3), WIDTH, WIDTH);
    for (int first = 0; first < WIDTH; first++) {
      for (int second = 0; second < WIDTH; second++) {
        assertEquals(
            first == second ? 1 : 0, product(all.axes()[first], all.axes()[second]), ROUNDING);
      }
    }
    assertEquals(1, Arrays.stream(all.shares()).sum(), ROUNDING);
    for (int axis = 1; axis < WIDTH; axis++) {
      assertTrue(all.shares()[axis] <= all.shares()[axis - 1]);
    }
  }

  @Test
  void theVarianceAlongAnAxisIsItsShare() {
    List<float[]> blocks = drawn(5);
    PrincipalComponents found = PrincipalComponents.of(blocks, WIDTH, 2);
    PrincipalComponents all = PrincipalComponents.of(blocks, WIDTH, WIDTH);
    double along = 0;
    double total = 0;
    for (float[] block : blocks) {
      for (double[] coordinates : found.project(block)) {
        along += coordinates[0] * coordinates[0];
      }
      for (double[] coordinates : all.project(block)) {
        total += product(coordinates, coordinates);
      }
    }
    assertEquals(found.shares()[0], along / total, ROUNDING);
  }

  @Test
  void aPlantedAxisIsFound() {
    Random random = new Random(7);
    double[] planted = new double[WIDTH];
    planted[2] = 0.6;
    planted[9] = -0.8;
    float[] points = new float[400 * WIDTH];
    for (int point = 0; point < 400; point++) {
      double far = 5 * random.nextGaussian();
      for (int axis = 0; axis < WIDTH; axis++) {
        points[point * WIDTH + axis] =
            (float) (3 + far * planted[axis] + random.nextGaussian() / 9);
      }
    }
    PrincipalComponents found = PrincipalComponents.of(List.of(points), WIDTH, 1);
    double noise = 0.01; // far below the planted deviation of 5
    assertEquals(-1, product(planted, found.axes()[0]), noise);
    assertTrue(found.shares()[0] > 0.99);
  }

  /** Turning all vectors turns the axes; what is seen along them stays, up to the sign. */
  @Test
  void rotationsChangeNothingThatIsSeen() {
    List<float[]> blocks = drawn(11);
    double[] first = leading(blocks);
    double[] turned = leading(blocks.stream().map(PrincipalComponentsTest::turned).toList());
    double sign = Math.signum(first[0] * turned[0]);
    for (int point = 0; point < first.length; point++) {
      assertEquals(first[point], sign * turned[point], FLOATS);
    }
  }

  @Test
  void howVectorsAreDividedIntoBlocksDoesNotMatter() {
    List<float[]> blocks = drawn(13);
    float[] joined = new float[2 * blocks.get(0).length];
    System.arraycopy(blocks.get(0), 0, joined, 0, blocks.get(0).length);
    System.arraycopy(blocks.get(1), 0, joined, blocks.get(0).length, blocks.get(1).length);
    assertArrayEquals(
        PrincipalComponents.of(blocks, WIDTH, 1).axes()[0],
        PrincipalComponents.of(List.of(joined), WIDTH, 1).axes()[0],
        ROUNDING);
  }

  @Test
  void vectorsThatAreAllTheSameHaveNoVariance() {
    PrincipalComponents found = PrincipalComponents.of(List.of(new float[] {1, 2, 1, 2}), 2, 2);
    assertArrayEquals(new double[] {0, 0}, found.shares());
    assertArrayEquals(new double[] {0, 0}, found.project(new float[] {1, 2})[0]);
  }

  @Test
  void wrongSizesAreRefused() {
    Exception half =
        assertThrows(
            IllegalArgumentException.class,
            () -> PrincipalComponents.of(List.of(new float[5]), 2, 1));
    assertEquals("a block of 5 values for vectors of 2", half.getMessage());
    Exception none =
        assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.of(List.of(), 2, 1));
    assertEquals("1 components of 0 vectors of 2 values", none.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> PrincipalComponents.of(List.of(new float[4]), 2, 3));
  }

  private static double[] leading(List<float[]> blocks) {
    PrincipalComponents found = PrincipalComponents.of(blocks, WIDTH, 1);
    return blocks.stream()
        .flatMap(block -> Arrays.stream(found.project(block)))
        .mapToDouble(coordinates -> coordinates[0])
        .toArray();
  }

  /** Two blocks of 60 vectors whose axes vary by different amounts. */
  private static List<float[]> drawn(long seed) {
    Random random = new Random(seed);
    float[][] blocks = new float[2][60 * WIDTH];
    for (float[] block : blocks) {
      for (int index = 0; index < block.length; index++) {
        block[index] = (float) (random.nextGaussian() / (1 + index % WIDTH));
      }
    }
    return List.of(blocks);
  }

  /** By 30 degrees in the plane of each two neighbouring axes. */
  private static float[] turned(float[] block) {
    float[] turned = new float[block.length];
    double cosine = Math.cos(Math.PI / 6);
    double sine = Math.sin(Math.PI / 6);
    for (int index = 0; index < block.length; index += 2) {
      turned[index] = (float) (cosine * block[index] - sine * block[index + 1]);
      turned[index + 1] = (float) (sine * block[index] + cosine * block[index + 1]);
    }
    return turned;
  }

  private static double product(double[] first, double[] second) {
    double sum = 0;
    for (int axis = 0; axis < first.length; axis++) {
      sum += first[axis] * second[axis];
    }
    return sum;
  }

  private static double[] reversed(double[] pair) {
    return new double[] {pair[1], pair[0]};
  }
}
