package io.github.adaclip.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KMeansTest {
  @Test
  void threeFarGroupsAreFound() { // by hand
    float[] points = {0, 0.1f, 10, 10.1f, 20, 20.1f};
    for (long seed = 0; seed < 20; seed++) {
      int[] labels = KMeans.labels(points, 6, 1, 3, seed);
      assertEquals(labels[0], labels[1]);
      assertEquals(labels[2], labels[3]);
      assertEquals(labels[4], labels[5]);
      assertEquals(3, Arrays.stream(labels).distinct().count());
    }
  }

  @Test
  void sameSeedGivesSameLabels() {
    float[] points = random(60 * 7, 1);
    assertArrayEquals(KMeans.labels(points, 60, 7, 8, 5), KMeans.labels(points, 60, 7, 8, 5));
  }

  @Test
  void labelsAreAFixedPointOfLloyd() { // a law: every point is nearest to its own cluster's mean
    int count = 80;
    int width = 5;
    float[] points = random(count * width, 2);
    int[] labels = KMeans.labels(points, count, width, 6, 0);
    double[][] means = new double[6][width];
    int[] sizes = new int[6];
    for (int index = 0; index < count; index++) {
      sizes[labels[index]]++;
      for (int column = 0; column < width; column++) {
        means[labels[index]][column] += points[index * width + column];
      }
    }
    for (int index = 0; index < count; index++) {
      double own = distance(points, index, width, means[labels[index]], sizes[labels[index]]);
      for (int cluster = 0; cluster < 6; cluster++) {
        if (sizes[cluster] > 0) {
          assertTrue(own <= distance(points, index, width, means[cluster], sizes[cluster]) + 1e-9);
        }
      }
    }
  }

  @Test
  void fewerDifferentPointsThanClustersIsNoError() {
    float[] points = {1, 1, 1, 2, 2};
    int[] labels = KMeans.labels(points, 5, 1, 4, 0);
    assertEquals(labels[0], labels[1]);
    assertEquals(labels[1], labels[2]);
    assertEquals(labels[3], labels[4]);
    assertNotEquals(labels[0], labels[3]);
  }

  @Test
  void moreClustersThanPointsIsNoError() {
    assertEquals(
        2, Arrays.stream(KMeans.labels(new float[] {1, 5}, 2, 1, 20, 0)).distinct().count());
  }

  @Test
  void refusesAWrongLength() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> KMeans.labels(new float[5], 2, 3, 2, 0));
    assertEquals("5 values, expected 2 x 3 = 6", e.getMessage());
  }

  @Test
  void refusesNoClusters() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> KMeans.labels(new float[6], 2, 3, 0, 0));
    assertEquals("cannot make 0 clusters of 2 points", e.getMessage());
  }

  private static double distance(float[] points, int index, int width, double[] sums, int size) {
    double sum = 0;
    for (int column = 0; column < width; column++) {
      double difference = points[index * width + column] - sums[column] / size;
      sum += difference * difference;
    }
    return sum;
  }

  private static float[] random(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int index = 0; index < count; index++) {
      values[index] = random.nextFloat();
    }
    return values;
  }
}
