package io.github.adaclip.fusion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which patches make the clustered feature of hybrid semantic fusion, and how much each of them
 * counts.
 *
 * <p>Both forms of the fusion end in a weighted sum of patch features that are averaged over the
 * layers: h = unit(Σ weight(t) · mean over layers of F_l[t]). Source: AdaCLIP, section 3.4, and the
 * reference's class {@code HybridSemanticFusion}.
 *
 * @param tokens chosen patch positions, most anomalous first
 * @param labels the cluster of each chosen patch
 * @param weights how much each chosen patch counts; they sum to one
 */
public record PatchClusters(int[] tokens, int[] labels, float[] weights) {
  /** The reference chooses this many patches for each cluster. */
  private static final int TOKENS_PER_CLUSTER = 5;

  private static final int UNLABELLED = -1;

  /**
   * The reference's form: the min(L, 5K) most anomalous patches are clustered on the joined
   * features of all layers; each cluster's mean counts alike.
   *
   * @param abnormal abnormal probability of each of the L patches
   * @param joined joined features of all layers, L × {@code width} row by row
   * @param width length of a joined feature (number of layers times D)
   * @param clusters K
   * @param seed of the clustering
   */
  public static PatchClusters mostAnomalous(
      float[] abnormal, float[] joined, int width, int clusters, long seed) {
    int[] tokens = mostAnomalousTokens(abnormal, clusters);
    // Clustering in reading order makes the labels independent of how equal probabilities happen to
    // be ordered.
    int[] reading = Arrays.stream(tokens).sorted().toArray();
    float[] points = new float[reading.length * width];
    for (int row = 0; row < reading.length; row++) {
      System.arraycopy(joined, reading[row] * width, points, row * width, width);
    }
    int[] readingLabels = KMeans.labels(points, reading.length, width, clusters, seed);
    int[] labels =
        Arrays.stream(tokens)
            .map(token -> readingLabels[Arrays.binarySearch(reading, token)])
            .toArray();
    return ofLabels(tokens, labels);
  }

  /**
   * The paper's form: all patches are clustered on their features averaged over the layers; the
   * cluster with the largest mean abnormal probability is kept.
   *
   * @param abnormal abnormal probability of each of the L patches
   * @param averaged features averaged over the layers, L × {@code width} row by row
   * @param width D
   * @param clusters K
   * @param seed of the clustering
   */
  public static PatchClusters mostAnomalousCluster(
      float[] abnormal, float[] averaged, int width, int clusters, long seed) {
    int[] labels = KMeans.labels(averaged, abnormal.length, width, clusters, seed);
    double[] sums = new double[abnormal.length];
    int[] sizes = new int[abnormal.length];
    for (int token = 0; token < abnormal.length; token++) {
      sums[labels[token]] += abnormal[token];
      sizes[labels[token]]++;
    }
    int kept =
        IntStream.range(0, sums.length)
            .filter(label -> sizes[label] > 0)
            .boxed()
            .max(Comparator.comparingDouble(label -> sums[label] / sizes[label]))
            .orElseThrow();
    int[] members = fallingOrder(abnormal).filter(token -> labels[token] == kept).toArray();
    return ofLabels(members, new int[members.length]);
  }

  /**
   * Weights from given clusters: each cluster's mean counts alike, and each patch alike within its
   * cluster.
   *
   * @param tokens chosen patch positions
   * @param labels the cluster of each; labels need not be contiguous
   */
  public static PatchClusters ofLabels(int[] tokens, int[] labels) {
    if (tokens.length != labels.length || tokens.length == 0) {
      throw new IllegalArgumentException(
          tokens.length + " tokens with " + labels.length + " labels");
    }
    int[] sizes = new int[Arrays.stream(labels).max().orElseThrow() + 1];
    for (int label : labels) {
      sizes[label]++;
    }
    long occupied = Arrays.stream(sizes).filter(size -> size > 0).count();
    float[] weights = new float[labels.length];
    for (int index = 0; index < labels.length; index++) {
      weights[index] = (float) (1.0 / (occupied * (double) sizes[labels[index]]));
    }
    return new PatchClusters(tokens, labels, weights);
  }

  /**
   * Several clusterings of one picture as one: each patch counts as much as it does on average, so
   * that the result depends less on how a single clustering happened to start.
   *
   * @param clusterings at least one; the only one is returned as it is
   * @return patches by their first occurrence; labels are those of the first clustering, and
   *     {@value #UNLABELLED} for patches that it does not hold
   */
  public static PatchClusters averaged(List<PatchClusters> clusterings) {
    PatchClusters first = clusterings.get(0);
    if (clusterings.size() == 1) {
      return first;
    }
    Map<Integer, Double> weights = new LinkedHashMap<>();
    for (PatchClusters one : clusterings) {
      for (int index = 0; index < one.tokens.length; index++) {
        weights.merge(
            one.tokens[index], one.weights[index] / (double) clusterings.size(), Double::sum);
      }
    }
    int[] tokens = weights.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] labels = new int[tokens.length];
    float[] averages = new float[tokens.length];
    for (int index = 0; index < tokens.length; index++) {
      // The tokens of the first clustering come first, in their order.
      labels[index] = index < first.labels.length ? first.labels[index] : UNLABELLED;
      averages[index] = weights.get(tokens[index]).floatValue();
    }
    return new PatchClusters(tokens, labels, averages);
  }

  /**
   * The min(L, 5K) patches of largest abnormal probability, largest first, equal ones in reading
   * order.
   */
  static int[] mostAnomalousTokens(float[] abnormal, int clusters) {
    return fallingOrder(abnormal)
        .limit(Math.min(abnormal.length, (long) TOKENS_PER_CLUSTER * clusters))
        .toArray();
  }

  private static IntStream fallingOrder(float[] abnormal) {
    return IntStream.range(0, abnormal.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer token) -> -abnormal[token]))
        .mapToInt(Integer::intValue);
  }
}
