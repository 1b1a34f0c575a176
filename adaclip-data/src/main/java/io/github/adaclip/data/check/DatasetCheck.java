package io.github.adaclip.data.check;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Level;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.data.load.OrderedAhead;
import io.github.adaclip.data.read.DatasetKind;
import io.github.adaclip.image.DecodeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads every file of a data set once and says what it holds and what is wrong.
 *
 * <p>Pictures stream through: a few are in memory at a time. What stays is one checksum per picture
 * and up to {@link #FINDINGS_PER_KIND} findings of each kind; the others are only counted.
 */
public final class DatasetCheck {
  /** How many findings of one kind are kept. */
  public static final int FINDINGS_PER_KIND = 100;

  private static final int THREADS = 2;
  private static final int LOOK_AHEAD = 4;

  private final Dataset dataset;
  private final FindingList findings = new FindingList();
  private final Map<String, Located> byChecksum = new HashMap<>();
  private final boolean hasMasks;
  private SizeRange sizes = SizeRange.NONE;
  private long unusable;

  private record Located(Sample sample, Split split) {}

  private DatasetCheck(Dataset dataset) {
    this.dataset = dataset;
    this.hasMasks =
        java.util.stream.Stream.concat(dataset.train().stream(), dataset.test().stream())
            .anyMatch(sample -> sample.anomalous() && sample.mask().isPresent());
  }

  /**
   * Checks a set.
   *
   * @param progress called after each sample, in the calling thread
   * @return everything found; damaged files are findings, not failures
   */
  public static DatasetReport run(
      Dataset dataset, DecodeOptions options, Consumer<Sample> progress) {
    DatasetCheck check = new DatasetCheck(dataset);
    for (Split split : Split.values()) {
      check.examine(split, options, progress);
    }
    check.examineWhole();
    return check.report();
  }

  private void examine(Split split, DecodeOptions options, Consumer<Sample> progress) {
    try (OrderedAhead<Sample, Examination> ahead =
        new OrderedAhead<>(
            dataset.samples(split).iterator(),
            sample -> Examination.of(sample, options),
            THREADS,
            LOOK_AHEAD)) {
      while (ahead.hasNext()) {
        Examination examination = ahead.next();
        add(examination, split);
        progress.accept(examination.sample());
      }
    }
  }

  private void add(Examination examination, Split split) {
    Sample sample = examination.sample();
    List<Finding> found = new ArrayList<>(examination.findings());
    if (examination.width() > 0) {
      sizes = sizes.with(examination.width(), examination.height());
    }
    if (hasMasks && !sample.hasPixelLabels()) {
      found.add(
          new Finding(
              FindingKind.MISSING_MASK,
              sample.image(),
              "the anomalous picture has no mask; it takes no part in pixel losses and metrics",
              "add its mask as the other pictures have theirs, if there is one"));
    }
    if (sample.part().index() == 0 && examination.checksum().isPresent()) {
      duplicate(examination.checksum().get(), new Located(sample, split)).ifPresent(found::add);
    }
    found.forEach(findings::add);
    unusable += found.stream().anyMatch(each -> each.severity() == Severity.ERROR) ? 1 : 0;
  }

  private Optional<Finding> duplicate(String checksum, Located located) {
    Located first = byChecksum.putIfAbsent(checksum, located);
    if (first == null) {
      return Optional.empty();
    }
    Path file = located.sample().image();
    Path other = first.sample().image();
    boolean wholePictures = located.sample().part().isWhole();
    if (wholePictures && first.sample().anomalous() != located.sample().anomalous()) {
      return Optional.of(
          new Finding(
              FindingKind.CONTRADICTING_LABELS,
              file,
              "the same picture as " + other + ", which has the other label",
              "delete the one that is labelled wrongly"));
    }
    boolean acrossSplits = first.split() != located.split();
    return Optional.of(
        new Finding(
            acrossSplits ? FindingKind.DUPLICATE_ACROSS_SPLITS : FindingKind.DUPLICATE,
            file,
            "the same picture as " + other + (acrossSplits ? ", in the other split" : ""),
            "delete one of the two, unless it is meant to count twice"));
  }

  private void examineWhole() {
    for (Path mask : dataset.strayMasks()) {
      findings.add(
          new Finding(
              FindingKind.STRAY_MASK,
              mask,
              "the mask belongs to no picture",
              "give it the name of its picture, with or without _mask, or delete it"));
    }
    for (String remark : dataset.remarks()) {
      findings.add(
          new Finding(
              FindingKind.LEFT_OUT,
              dataset.root(),
              remark,
              "use folder=" + dataset.root() + " for own classes, or remove the folder"));
    }
    missingClasses();
    if (dataset.labelled()) {
      levels();
    }
  }

  private void missingClasses() {
    List<String> known =
        DatasetKind.find(dataset.name()).map(DatasetKind::classes).orElse(List.of());
    List<String> present = dataset.classes();
    if (!known.containsAll(present)) {
      return;
    }
    List<String> missing = known.stream().filter(name -> !present.contains(name)).toList();
    if (!missing.isEmpty()) {
      findings.add(
          new Finding(
              FindingKind.MISSING_CLASS,
              dataset.root(),
              "of " + known.size() + " classes these are missing: " + String.join(", ", missing),
              "add them if numbers are to be compared with published ones"));
    }
  }

  private void levels() {
    if (!dataset.levels().contains(Level.IMAGE)) {
      String lacking = dataset.test().stream().anyMatch(Sample::anomalous) ? "normal" : "anomalous";
      note(
          "the test split has no " + lacking + " pictures, so there is no image-level result",
          "add " + lacking + " pictures if one is wanted");
    }
    if (!dataset.levels().contains(Level.PIXEL)) {
      note(
          "no anomalous picture of the test split has a mask, so there is no pixel-level result",
          "add masks to ground_truth/KIND, or name their folder with --masks, if one is wanted");
    }
  }

  private void note(String message, String fix) {
    findings.add(new Finding(FindingKind.LIMITED_LEVEL, dataset.root(), message, fix));
  }

  private DatasetReport report() {
    return new DatasetReport(
        dataset.name(),
        dataset.root(),
        dataset.size(),
        dataset.classes().stream().map(name -> ClassCounts.of(dataset, name)).toList(),
        sizes,
        dataset.levels(),
        findings.kept(),
        findings.counts(),
        unusable);
  }
}
