package io.github.adaclip.metrics;

/**
 * Receives the distinct scores from the highest to the lowest, each once, with what carries it.
 * Every such score is a threshold: at or above it counts as anomalous.
 */
@FunctionalInterface
interface LevelVisitor {
  /**
   * One distinct score.
   *
   * @param score the value
   * @param normal how many normal images or pixels have it
   * @param anomalous how many anomalous ones have it
   * @param regionShare sum of 1 / (area of its region) over the anomalous pixels that have it; 0
   *     where there are no regions
   */
  void level(double score, long normal, long anomalous, double regionShare);
}
