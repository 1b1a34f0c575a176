package io.github.adaclip.fusion;

import java.util.Arrays;
import java.util.Random;

/**
 * Cluster labels of points by Lloyd's algorithm from a greedy k-means++ start, in double precision
 * and with a given seed: the same points give the same labels on every run and machine.
 *
 * <p>Sources: Lloyd 1982; Arthur and Vassilvitskii 2007, with the greedy choice among 2 + ⌊ln K⌋
 * candidates that scikit-learn's {@code KMeans} makes too. {@link Random} is used because its
 * sequence is specified to the bit.
 */
final class KMeans {
  /**
   * Lloyd's iterations end in practice after some ten; the limit guards against cycles by rounding.
   */
  private static final int MOST_ITERATIONS = 300;

  private final float[] points;
  private final int count;
  private final int width;
  private final Random random;

  private KMeans(float[] points, int count, int width, long seed) {
    this.points = points;
    this.count = count;
    this.width = width;
    this.random = new Random(seed);
  }

  /**
   * Labels points.
   *
   * @param points row by row, {@code count} × {@code width}
   * @param clusters wanted number K; fewer are used if there are fewer different points
   * @return a label of 0 … K − 1 for each point; some labels may not occur
   */
  static int[] labels(float[] points, int count, int width, int clusters, long seed) {
    if (points.length != (long) count * width) {
      throw new IllegalArgumentException(
          points.length
              + " values, expected "
              + count
              + " x "
              + width
              + " = "
              + (long) count * width);
    }
    if (count < 1 || clusters < 1) {
      throw new IllegalArgumentException(
          "cannot make " + clusters + " clusters of " + count + " points");
    }
    KMeans kMeans = new KMeans(points, count, width, seed);
    return kMeans.lloyd(kMeans.start(Math.min(clusters, count)));
  }

  /**
   * Greedy k-means++: each next centre is the best of a few points drawn by their squared distance.
   */
  private double[][] start(int clusters) {
    double[][] centres = new double[clusters][];
    centres[0] = point(random.nextInt(count));
    double[] nearest = squaredDistances(centres[0]);
    int candidates = 2 + (int) Math.log(clusters);
    for (int cluster = 1; cluster < clusters; cluster++) {
      double total = sum(nearest);
      if (!(total > 0)) {
        return Arrays.copyOf(centres, cluster);
      }
      double best = Double.POSITIVE_INFINITY;
      double[] bestNearest = nearest;
      for (int candidate = 0; candidate < candidates; candidate++) {
        double[] centre = point(draw(nearest, random.nextDouble() * total));
        double[] merged = minimum(nearest, squaredDistances(centre));
        double inertia = sum(merged);
        if (inertia < best) {
          best = inertia;
          bestNearest = merged;
          centres[cluster] = centre;
        }
      }
      nearest = bestNearest;
    }
    return centres;
  }

  private int[] lloyd(double[][] centres) {
    int[] labels = new int[count];
    Arrays.fill(labels, -1);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      boolean changed = false;
      for (int index = 0; index < count; index++) {
        int label = nearestCentre(index, centres);
        changed |= label != labels[index];
        labels[index] = label;
      }
      if (!changed) {
        break;
      }
      moveToMeans(centres, labels);
    }
    return labels;
  }

  private int nearestCentre(int index, double[][] centres) {
    int nearest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double distance = squaredDistance(index, centres[cluster]);
      if (distance < smallest) {
        smallest = distance;
        nearest = cluster;
      }
    }
    return nearest;
  }

  /** A centre that lost all its points stays where it is; its label then simply does not occur. */
  private void moveToMeans(double[][] centres, int[] labels) {
    int[] sizes = new int[centres.length];
    double[][] sums = new double[centres.length][width];
    for (int index = 0; index < count; index++) {
      double[] sum = sums[labels[index]];
      sizes[labels[index]]++;
      for (int column = 0, at = index * width; column < width; column++, at++) {
        sum[column] += points[at];
      }
    }
    for (int cluster = 0; cluster < centres.length; cluster++) {
      if (sizes[cluster] > 0) {
        int size = sizes[cluster];
        centres[cluster] = Arrays.stream(sums[cluster]).map(sum -> sum / size).toArray();
      }
    }
  }

  private double[] point(int index) {
    double[] point = new double[width];
    for (int column = 0; column < width; column++) {
      point[column] = points[index * width + column];
    }
    return point;
  }

  private double[] squaredDistances(double[] centre) {
    double[] distances = new double[count];
    for (int index = 0; index < count; index++) {
      distances[index] = squaredDistance(index, centre);
    }
    return distances;
  }

  private double squaredDistance(int index, double[] centre) {
    double sum = 0;
    for (int column = 0, at = index * width; column < width; column++, at++) {
      double difference = points[at] - centre[column];
      sum += difference * difference;
    }
    return sum;
  }

  private static int draw(double[] weights, double position) {
    double sum = 0;
    int last = 0;
    for (int index = 0; index < weights.length; index++) {
      if (weights[index] > 0) {
        last = index;
        sum += weights[index];
        if (sum > position) {
          return index;
        }
      }
    }
    return last;
  }

  private static double[] minimum(double[] left, double[] right) {
    double[] smaller = new double[left.length];
    for (int index = 0; index < left.length; index++) {
      smaller[index] = Math.min(left[index], right[index]);
    }
    return smaller;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
