package io.github.adaclip.cli;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.read.DatasetKind;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.data.read.SampleFinder;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures of a figure: named ones as they are, of a data set a few of its test split. */
final class FigureSamples {
  private final Optional<String> className;
  private final Optional<Path> masks;
  private final int count;

  FigureSamples(Optional<String> className, Optional<Path> masks, int count) {
    this.className = className;
    this.masks = masks;
    this.count = count;
  }

  /**
   * Samples in the order of the arguments.
   *
   * @throws AdaClipException as reading a data set; UNUSABLE_DATA if a set has no picture whose
   *     pixels are labelled
   */
  List<Sample> of(List<String> arguments) {
    SampleFinder finder = new SampleFinder(masks);
    List<Sample> samples = new ArrayList<>();
    for (String argument : arguments) {
      if (isDataset(argument)) {
        samples.addAll(some(spec(argument).read()));
      } else {
        samples.add(finder.find(Path.of(argument), className.orElse("object")));
      }
    }
    return samples;
  }

  /** A file whose name has an equals sign in it is still a picture. */
  private static boolean isDataset(String argument) {
    int equals = argument.indexOf('=');
    return equals > 0 && DatasetKind.find(argument.substring(0, equals)).isPresent();
  }

  private DatasetSpec spec(String argument) {
    DatasetSpec spec = DatasetSpec.parse(argument);
    DatasetSpec masked = masks.map(spec::withMasks).orElse(spec);
    return className.map(masked::withClassName).orElse(masked);
  }

  private List<Sample> some(Dataset dataset) {
    List<Sample> normal = dataset.test().stream().filter(sample -> !sample.anomalous()).toList();
    List<Sample> anomalous =
        dataset.test().stream()
            .filter(sample -> sample.anomalous() && sample.hasPixelLabels())
            .toList();
    if (anomalous.isEmpty()) {
      throw AdaClipException.of(
              FailureCode.UNUSABLE_DATA, "the data set has no anomalous picture with a mask")
          .file(dataset.root())
          .fix("name the folder of the masks with --masks, or take another set")
          .build();
    }
    int ofAnomalous = Math.min(anomalous.size(), Math.max(count - normal.size(), (count + 1) / 2));
    List<Sample> chosen = new ArrayList<>(spread(anomalous, ofAnomalous));
    chosen.addAll(spread(normal, Math.min(normal.size(), count - ofAnomalous)));
    return chosen;
  }

  /** Evenly spread over the list, the first one included. */
  private static List<Sample> spread(List<Sample> samples, int wanted) {
    return IntStream.range(0, wanted)
        .mapToObj(index -> samples.get((int) ((long) index * samples.size() / wanted)))
        .toList();
  }
}
