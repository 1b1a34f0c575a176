package io.github.adaclip.figure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Principal components of many vectors: the axes along which they vary most.
 *
 * @param mean of the vectors, D values
 * @param axes unit length, perpendicular to one another, most variance first; of each the value
 *     farthest from 0 is positive, so that the same vectors always give the same signs
 * @param shares of each axis in the total variance, 0 to 1; 0 if there is no variance at all
 */
record PrincipalComponents(double[] mean, double[][] axes, double[] shares) {
  /** A fixed number, so that sums are the same on every machine. */
  private static final int PARTS = 8;

  /** Vectors added at a time: the sums are larger than a processor's cache. */
  private static final int TOGETHER = 4;

  /**
   * Finds the leading components, exactly, by the eigenvectors of the covariance.
   *
   * @param blocks vectors of D values, one behind the other in each block
   * @param width D
   * @param count how many components, at most D
   * @throws IllegalArgumentException if there is no vector, or a block holds half a vector
   */
  static PrincipalComponents of(List<float[]> blocks, int width, int count) {
    long vectors = 0;
    for (float[] block : blocks) {
      if (block.length % width != 0) {
        throw new IllegalArgumentException(
            "a block of " + block.length + " values for vectors of " + width);
      }
      vectors += block.length / width;
    }
    if (vectors == 0 || count < 1 || count > width) {
      throw new IllegalArgumentException(
          count + " components of " + vectors + " vectors of " + width + " values");
    }
    double[] mean = mean(blocks, width, vectors);
    double[][] covariance = covariance(blocks, mean, vectors);
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] values = eigen.getRealEigenvalues();
    List<Integer> order =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> -values[index]))
            .limit(count)
            .toList();
    double total = IntStream.range(0, width).mapToDouble(axis -> covariance[axis][axis]).sum();
    double[][] axes = new double[count][];
    double[] shares = new double[count];
    for (int component = 0; component < count; component++) {
      int index = order.get(component);
      axes[component] = withFixedSign(eigen.getEigenvector(index).toArray());
      shares[component] = total > 0 ? Math.max(0, values[index]) / total : 0;
    }
    return new PrincipalComponents(mean, axes, shares);
  }

  /**
   * Coordinates of the vectors of a block along the axes, from the mean.
   *
   * @return one array for each vector
   */
  double[][] project(float[] block) {
    int width = mean.length;
    double[][] coordinates = new double[block.length / width][axes.length];
    for (int vector = 0; vector < coordinates.length; vector++) {
      for (int component = 0; component < axes.length; component++) {
        double sum = 0;
        for (int axis = 0; axis < width; axis++) {
          sum += (block[vector * width + axis] - mean[axis]) * axes[component][axis];
        }
        coordinates[vector][component] = sum;
      }
    }
    return coordinates;
  }

  private static double[] mean(List<float[]> blocks, int width, long vectors) {
    double[] mean = new double[width];
    for (float[] block : blocks) {
      for (int index = 0; index < block.length; index++) {
        mean[index % width] += block[index];
      }
    }
    for (int axis = 0; axis < width; axis++) {
      mean[axis] /= vectors;
    }
    return mean;
  }

  private static double[][] covariance(List<float[]> blocks, double[] mean, long vectors) {
    List<double[][]> parts =
        IntStream.range(0, PARTS)
            .parallel()
            .mapToObj(part -> products(blocks, mean, part))
            .toList();
    int width = mean.length;
    double[][] covariance = new double[width][width];
    for (int row = 0; row < width; row++) {
      for (int column = row; column < width; column++) {
        double sum = 0;
        for (double[][] part : parts) {
          sum += part[row][column];
        }
        covariance[row][column] = sum / vectors;
        covariance[column][row] = covariance[row][column];
      }
    }
    return covariance;
  }

  /** Sums of products of every eighth group of four vectors, the upper half. */
  private static double[][] products(List<float[]> blocks, double[] mean, int part) {
    int width = mean.length;
    double[][] sums = new double[width][width];
    double[][] group = new double[TOGETHER][width];
    for (float[] block : blocks) {
      int step = TOGETHER * width;
      for (int first = part * step; first < block.length; first += PARTS * step) {
        center(block, first, mean, group);
        for (int row = 0; row < width; row++) {
          addProducts(sums[row], group, row);
        }
      }
    }
    return sums;
  }

  /** The next four vectors of a block without their mean; zeros behind its end. */
  private static void center(float[] block, int first, double[] mean, double[][] group) {
    int width = mean.length;
    for (int vector = 0; vector < TOGETHER; vector++) {
      int start = first + vector * width;
      for (int axis = 0; axis < width; axis++) {
        group[vector][axis] = start < block.length ? block[start + axis] - mean[axis] : 0;
      }
    }
  }

  private static void addProducts(double[] sums, double[][] group, int row) {
    double[] first = group[0];
    double[] second = group[1];
    double[] third = group[2];
    double[] fourth = group[3];
    for (int column = row; column < sums.length; column++) {
      sums[column] +=
          first[row] * first[column]
              + second[row] * second[column]
              + third[row] * third[column]
              + fourth[row] * fourth[column];
    }
  }

  private static double[] withFixedSign(double[] axis) {
    int farthest = 0;
    for (int index = 1; index < axis.length; index++) {
      if (Math.abs(axis[index]) > Math.abs(axis[farthest])) {
        farthest = index;
      }
    }
    double sign = axis[farthest] < 0 ? -1 : 1;
    for (int index = 0; index < axis.length; index++) {
      axis[index] *= sign;
    }
    return axis;
  }
}
