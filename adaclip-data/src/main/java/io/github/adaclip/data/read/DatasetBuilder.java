package io.github.adaclip.data.read;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects what a reader finds; sorts it in the end. */
final class DatasetBuilder {
  private static final Set<String> NORMAL_KINDS = Set.of("good", "ok", "normal");
  private static final int NAMED_FILES = 3;
  private static final Comparator<Sample> ORDER =
      Comparator.comparing(Sample::className)
          .thenComparing(sample -> PictureTree.slashed(sample.image()))
          .thenComparing(sample -> sample.part().index());

  private final String name;
  private final Path root;
  private final List<Sample> train = new ArrayList<>();
  private final List<Sample> test = new ArrayList<>();
  private final List<Path> strayMasks = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Path> missing = new ArrayList<>();
  private boolean labelled = true;

  DatasetBuilder(String name, Path root) {
    this.name = name;
    this.root = root;
  }

  /** Whether a folder of this name holds normal pictures. */
  static boolean isNormalKind(String kind) {
    return NORMAL_KINDS.contains(PictureTree.plain(kind));
  }

  DatasetBuilder add(Split split, Sample sample) {
    (split == Split.TRAIN ? train : test).add(sample);
    return this;
  }

  /** How many samples there are so far. */
  int size() {
    return train.size() + test.size();
  }

  void addStrayMasks(List<Path> masks) {
    strayMasks.addAll(masks);
  }

  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** Notes a file of an index that is not there; {@link #requireFiles} tells all of them. */
  Path expectFile(Path file) {
    if (!Files.isRegularFile(file)) {
      missing.add(file);
    }
    return file;
  }

  DatasetBuilder withoutLabels() {
    labelled = false;
    return this;
  }

  /**
   * Refuses an index that names files which are not there.
   *
   * @throws AdaClipException MISSING_FILE naming the first few
   */
  void requireFiles(Path index) {
    if (missing.isEmpty()) {
      return;
    }
    List<String> first =
        missing.stream().limit(NAMED_FILES).map(each -> relative(root, each)).toList();
    int more = missing.size() - first.size();
    throw AdaClipException.of(
            FailureCode.MISSING_FILE,
            String.format(
                Locale.ROOT,
                "the index names %d %s",
                missing.size(),
                missing.size() == 1 ? "file that is not there" : "files that are not there"))
        .file(index)
        .with("missing", String.join(", ", first) + (more > 0 ? " and " + more + " more" : ""))
        .fix(
            "check that the index lies beside the pictures it names (paths are relative to "
                + root
                + "), or write a new one with: adaclip data index folder="
                + root)
        .build();
  }

  private static String relative(Path root, Path file) {
    return PictureTree.slashed(file.startsWith(root) ? root.relativize(file) : file);
  }

  Dataset build() {
    train.sort(ORDER);
    test.sort(ORDER);
    strayMasks.sort(Comparator.comparing(PictureTree::slashed));
    return new Dataset(name, root, labelled, train, test, strayMasks, remarks);
  }
}
