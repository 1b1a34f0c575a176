package io.github.adaclip.data.check;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import java.util.List;

/**
 * How many pictures of a class there are.
 *
 * @param name the class
 * @param trainNormal normal pictures of the training split
 * @param trainAnomalous anomalous pictures of the training split
 * @param testNormal normal pictures of the test split
 * @param testAnomalous anomalous pictures of the test split
 * @param anomalousWithoutMask anomalous pictures of both splits without a mask
 */
public record ClassCounts(
    String name,
    long trainNormal,
    long trainAnomalous,
    long testNormal,
    long testAnomalous,
    long anomalousWithoutMask) {

  static ClassCounts of(Dataset dataset, String className) {
    List<Sample> train = dataset.samples(Split.TRAIN, className);
    List<Sample> test = dataset.samples(Split.TEST, className);
    long trainAnomalous = train.stream().filter(Sample::anomalous).count();
    long testAnomalous = test.stream().filter(Sample::anomalous).count();
    long withoutMask =
        train.stream().filter(sample -> !sample.hasPixelLabels()).count()
            + test.stream().filter(sample -> !sample.hasPixelLabels()).count();
    return new ClassCounts(
        className,
        train.size() - trainAnomalous,
        trainAnomalous,
        test.size() - testAnomalous,
        testAnomalous,
        withoutMask);
  }
}
