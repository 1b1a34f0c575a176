package io.github.adaclip.data;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All samples of a data set, sorted by class and path; only paths, no pixels.
 *
 * @param name {@code mvtec}, {@code folder}, …
 * @param root the folder that paths of an index are relative to
 * @param labelled whether the labels mean anything; false for a plain folder of pictures
 * @param train samples of the training split
 * @param test samples of the test split
 * @param strayMasks mask files that belong to no picture
 * @param remarks what a reader left out, one sentence each
 */
public record Dataset(
    String name,
    Path root,
    boolean labelled,
    List<Sample> train,
    List<Sample> test,
    List<Path> strayMasks,
    List<String> remarks) {

  /** Copies the lists. */
  public Dataset {
    train = List.copyOf(train);
    test = List.copyOf(test);
    strayMasks = List.copyOf(strayMasks);
    remarks = List.copyOf(remarks);
  }

  /** The samples of one split. */
  public List<Sample> samples(Split split) {
    return split == Split.TRAIN ? train : test;
  }

  /** Samples of both splits. */
  public int size() {
    return train.size() + test.size();
  }

  /** The names of the classes, sorted. */
  public List<String> classes() {
    Set<String> names = new TreeSet<>();
    train.forEach(sample -> names.add(sample.className()));
    test.forEach(sample -> names.add(sample.className()));
    return List.copyOf(names);
  }

  /** The samples of one class in one split. */
  public List<Sample> samples(Split split, String className) {
    return samples(split).stream().filter(each -> each.className().equals(className)).toList();
  }

  /** How many anomalous samples of a split have no mask. */
  public long anomalousWithoutMask(Split split) {
    return samples(split).stream().filter(sample -> !sample.hasPixelLabels()).count();
  }

  /** What can be measured on the test split as a whole; a single class may allow less. */
  public Set<Level> levels() {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    if (!labelled) {
      return levels;
    }
    boolean anomalous = test.stream().anyMatch(Sample::anomalous);
    if (anomalous && !test.stream().allMatch(Sample::anomalous)) {
      levels.add(Level.IMAGE);
    }
    if (test.stream().anyMatch(sample -> sample.anomalous() && sample.mask().isPresent())) {
      levels.add(Level.PIXEL);
    }
    return levels;
  }

  /** The same set with every sample replaced. */
  public Dataset map(UnaryOperator<Sample> change) {
    return new Dataset(
        name,
        root,
        labelled,
        train.stream().map(change).toList(),
        test.stream().map(change).toList(),
        strayMasks,
        remarks);
  }
}
