package io.github.adaclip.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.testdata.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchClustersTest {
  private static final float ROUNDING = 1e-6f; // sums of up to a hundred float32 weights

  @Test
  void eachClusterCountsAlikeAndEachTokenAlikeWithinIt() { // by hand; label 1 does not occur
    PatchClusters clusters = PatchClusters.ofLabels(new int[] {7, 3, 5}, new int[] {0, 0, 2});
    assertArrayEquals(new float[] {0.25f, 0.25f, 0.5f}, clusters.weights(), ROUNDING);
  }

  @Test
  void clusteringsAreAveragedPatchByPatch() { // by hand; patch 9 is in the second one only
    PatchClusters one = PatchClusters.ofLabels(new int[] {7, 3}, new int[] {1, 0});
    PatchClusters other = PatchClusters.ofLabels(new int[] {9, 3, 7}, new int[] {0, 0, 1});
    PatchClusters averaged = PatchClusters.averaged(List.of(one, other));
    assertArrayEquals(new int[] {7, 3, 9}, averaged.tokens());
    assertArrayEquals(new int[] {1, 0, -1}, averaged.labels());
    assertArrayEquals(new float[] {0.5f, 0.375f, 0.125f}, averaged.weights(), ROUNDING);
  }

  @Test
  void aSingleClusteringStaysAsItIs() {
    PatchClusters one = PatchClusters.ofLabels(new int[] {7, 3, 5}, new int[] {0, 0, 2});
    assertSame(one, PatchClusters.averaged(List.of(one)));
  }

  @Test
  void weightsSumToOne() {
    Random random = new Random(3);
    int[] labels = random.ints(100, 0, 20).toArray();
    float[] weights = PatchClusters.ofLabels(new int[100], labels).weights();
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    assertEquals(1, sum, ROUNDING);
  }

  @Test
  void takesFiveTokensPerClusterMostAnomalousFirst() {
    float[] abnormal = {0.1f, 0.9f, 0.3f, 0.9f, 0.2f, 0.8f, 0.7f, 0.6f};
    assertArrayEquals(new int[] {1, 3, 5, 6, 7}, PatchClusters.mostAnomalousTokens(abnormal, 1));
  }

  @Test
  void takesAllTokensIfThereAreFewer() {
    assertEquals(3, PatchClusters.mostAnomalousTokens(new float[] {0, 1, 2}, 20).length);
  }

  @Test
  void choosesTheReferencesHundredOfTwoHundredAndFiftySix() {
    Golden golden = Golden.open("stages_hole_candle_224.safetensors");
    float[] abnormal = new float[256];
    for (int token = 0; token < 256; token++) {
      double normalMean = 0;
      double abnormalMean = 0;
      for (int layer = 2; layer <= 8; layer += 2) {
        float[] logits = golden.floats("logits." + layer);
        normalMean += logits[2 * token] / 4.0;
        abnormalMean += logits[2 * token + 1] / 4.0;
      }
      abnormal[token] = (float) (1 / (1 + Math.exp(normalMean - abnormalMean)));
    }
    int[] expected = golden.ints("fusion.token_indices");
    int[] actual = PatchClusters.mostAnomalousTokens(abnormal, 20);
    Arrays.sort(expected);
    Arrays.sort(actual);
    assertArrayEquals(expected, actual);
  }

  @Test
  void labelsFollowTheTokensNotTheirOrder() { // equal probabilities in another order cluster alike
    float[] joined = {0, 9, 0.1f, 9.1f};
    PatchClusters first = PatchClusters.mostAnomalous(new float[] {4, 3, 2, 1}, joined, 1, 2, 0);
    PatchClusters second = PatchClusters.mostAnomalous(new float[] {1, 2, 3, 4}, joined, 1, 2, 0);
    for (int index = 0; index < 4; index++) {
      assertEquals(first.labels()[index], second.labels()[3 - index]);
    }
  }

  @Test
  void papersFormKeepsTheClusterOfLargestMean() { // by hand: two far groups, the second more
    // anomalous
    float[] averaged = {0, 0.1f, 0.2f, 10, 10.1f};
    float[] abnormal = {0.1f, 0.9f, 0.1f, 0.6f, 0.7f};
    PatchClusters kept = PatchClusters.mostAnomalousCluster(abnormal, averaged, 1, 2, 0);
    assertArrayEquals(new int[] {4, 3}, kept.tokens());
    assertArrayEquals(new float[] {0.5f, 0.5f}, kept.weights(), ROUNDING);
  }

  @Test
  void refusesLabelsOfAnotherLength() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> PatchClusters.ofLabels(new int[] {1, 2}, new int[] {0}));
    assertEquals("2 tokens with 1 labels", e.getMessage());
  }
}
