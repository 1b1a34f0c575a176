package io.github.adaclip.cli;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.evaluate.PaperSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A data set to be measured.
 *
 * @param dataset its samples
 * @param label what tables call it
 * @param folder of its report within the output folder; "" if it is the output folder itself
 */
record EvaluationJob(Dataset dataset, String label, String folder) {
  /**
   * Reads sets and refuses those on which nothing can be measured.
   *
   * @param specs at least one; each of several gets a folder of its own
   */
  static List<EvaluationJob> read(List<DatasetSpec> specs) {
    List<EvaluationJob> jobs = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    Set<String> folders = new HashSet<>();
    for (DatasetSpec spec : specs) {
      Dataset dataset = spec.read();
      Evaluator.requireMeasurable(dataset);
      String label = free(label(spec), labels);
      String folder = specs.size() == 1 ? "" : free(folder(spec, label), folders);
      jobs.add(new EvaluationJob(dataset, label, folder));
    }
    return jobs;
  }

  /** A set of the paper, under its own name. */
  static EvaluationJob of(PaperSet set, DatasetSpec spec) {
    Dataset dataset = spec.read();
    Evaluator.requireMeasurable(dataset);
    return new EvaluationJob(dataset, set.title(), set.key());
  }

  /** The pictures with their places below the set's folder, for files beside a report. */
  List<PictureFiles.Item> items() {
    return dataset.test().stream()
        .map(sample -> new PictureFiles.Item(sample.image(), relative(sample)))
        .toList();
  }

  /** Where a picture lies below the set's folder; the parts of one picture get numbers. */
  Path relative(Sample sample) {
    Path root = dataset.root().toAbsolutePath().normalize();
    Path image = sample.image().toAbsolutePath().normalize();
    Path relative = image.startsWith(root) ? root.relativize(image) : image.getFileName();
    if (sample.part().isWhole()) {
      return relative;
    }
    String name = relative.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String numbered =
        name.substring(0, dot) + "_part" + (sample.part().index() + 1) + name.substring(dot);
    return relative.resolveSibling(numbered);
  }

  /** Own sets all have the same few names; their folders tell them apart. */
  private static String label(DatasetSpec spec) {
    Path folder = spec.directory().toAbsolutePath().normalize().getFileName();
    return spec.kind().isPublished() || folder == null
        ? PaperSet.titleOf(spec.kind().key())
        : folder.toString();
  }

  private static String folder(DatasetSpec spec, String label) {
    return spec.kind().isPublished()
        ? label.replace(PaperSet.titleOf(spec.kind().key()), spec.kind().key())
        : label;
  }

  /**
   * The name with a number if it is taken; names that differ in case only are one folder to many.
   */
  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = name + "-" + number;
    }
    return free;
  }
}
