package io.github.adaclip.train;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.data.load.MosaicSampler;
import io.github.adaclip.data.load.PictureRequest;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pictures of the auxiliary data sets and the order in which a training sees them.
 *
 * <p>The <em>test</em> splits are used, as in the published training: only they hold anomalies. The
 * order of an epoch depends on the seed and its number only, and so does every pasting, so that a
 * resumed run sees the same pictures.
 */
public final class TrainingSamples {
  private static final int SHOWN_FILES = 3;

  private final List<Dataset> sets;
  private final List<Sample> samples = new ArrayList<>();
  private final List<MosaicSampler> mosaics = new ArrayList<>();
  private final long seed;

  private TrainingSamples(List<Dataset> sets, TrainSettings settings) {
    this.sets = List.copyOf(sets);
    this.seed = settings.seed();
    for (Dataset set : sets) {
      double probability =
          settings.pasteSets().contains(set.name()) ? settings.pasteProbability() : 0;
      List<Sample> own = set.samples(Split.TEST);
      MosaicSampler mosaic = new MosaicSampler(own, probability, seed);
      own.forEach(
          sample -> {
            samples.add(sample);
            mosaics.add(mosaic);
          });
    }
  }

  /**
   * Checks and joins auxiliary data sets.
   *
   * @throws AdaClipException UNUSABLE_DATA if a set has no labels or no pictures, if no picture is
   *     anomalous, or if files are missing; each with what to do
   */
  public static TrainingSamples of(List<Dataset> sets, TrainSettings settings) {
    if (sets.isEmpty()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "there is nothing to train on")
          .expected("at least one data set")
          .fix("name one with --data NAME=DIR")
          .build();
    }
    sets.forEach(TrainingSamples::requireUsable);
    TrainingSamples joined = new TrainingSamples(sets, settings);
    joined.requireAnomalies();
    joined.requireFiles();
    return joined;
  }

  private static void requireUsable(Dataset set) {
    if (!set.labelled()) {
      throw unusable(set, "the data set has no labels, so nothing can be learnt from it")
          .fix("use a layout with labels: folder, meta or csv; 'adaclip data check' shows a set")
          .build();
    }
    if (set.samples(Split.TEST).isEmpty()) {
      throw unusable(set, "the data set's test split is empty, and AdaCLIP learns from that one")
          .expected("normal and anomalous pictures under test/")
          .found(set.samples(Split.TRAIN).size() + " pictures under train/, none under test/")
          .fix("put labelled pictures under test/, with masks under ground_truth/")
          .build();
    }
  }

  private static AdaClipException.Builder unusable(Dataset set, String summary) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, summary)
        .with("data set", set.name())
        .file(set.root());
  }

  private void requireAnomalies() {
    if (samples.stream().noneMatch(Sample::anomalous)) {
      throw unusable(sets.get(0), "no picture of the training data is anomalous")
          .expected("anomalous pictures, best with masks, and normal ones")
          .found(samples.size() + " pictures, all labelled normal")
          .fix("add anomalous pictures; without them nothing can be learnt")
          .build();
    }
  }

  private void requireFiles() {
    List<Path> missing =
        samples.stream()
            .flatMap(sample -> Stream.concat(Stream.of(sample.image()), sample.mask().stream()))
            .filter(file -> !Files.isRegularFile(file))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      throw unusable(sets.get(0), "files of the training data are missing")
          .with("missing", missing.size())
          .found("not there: " + list(missing))
          .fix("correct the index or restore the files; 'adaclip data check' lists them all")
          .build();
    }
  }

  private static String list(List<Path> files) {
    String shown =
        String.join(", ", files.stream().limit(SHOWN_FILES).map(Path::toString).toList());
    return files.size() > SHOWN_FILES ? shown + ", …" : shown;
  }

  /** The data sets. */
  public List<Dataset> sets() {
    return sets;
  }

  /** Pictures of an epoch. */
  public int size() {
    return samples.size();
  }

  /** What the pictures show, sorted. */
  public List<String> classNames() {
    TreeSet<String> names = new TreeSet<>();
    samples.forEach(sample -> names.add(sample.className()));
    return List.copyOf(names);
  }

  /** What a user should know about the data, a sentence each; empty as a rule. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    long withoutMask = samples.stream().filter(sample -> !sample.hasPixelLabels()).count();
    if (withoutMask > 0) {
      remarks.add(
          withoutMask
              + " anomalous pictures have no mask; they take no part in the losses of the maps");
    }
    if (samples.stream().allMatch(Sample::anomalous)) {
      remarks.add("all pictures are anomalous, so the score will hardly be learnt");
    }
    if (samples.stream().noneMatch(sample -> sample.anomalous() && sample.mask().isPresent())) {
      remarks.add("no anomalous picture has a mask, so the map will hardly be learnt");
    }
    if (classNames().size() == 1) {
      remarks.add(
          "all pictures are of one class; prompts generalise better the more classes they see");
    }
    return remarks;
  }

  /**
   * The pictures of an epoch in their order, made when they are asked for.
   *
   * @param epoch from 0
   * @param first how many are left out at the beginning
   */
  Stream<PictureRequest> epoch(int epoch, int first) {
    int[] order = order(epoch);
    return IntStream.range(first, order.length).mapToObj(at -> request(epoch, at, order[at]));
  }

  /** Which picture stands at a place of an epoch, from 0. */
  String description(int epoch, int position) {
    return request(epoch, position, order(epoch)[position]).description();
  }

  private PictureRequest request(int epoch, int position, int sample) {
    long draw = (long) epoch * samples.size() + position;
    return mosaics.get(sample).draw(samples.get(sample), draw);
  }

  /** Every picture once, shuffled (Fisher and Yates). */
  private int[] order(int epoch) {
    int[] order = IntStream.range(0, samples.size()).toArray();
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + epoch);
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int swapped = order[last];
      order[last] = order[other];
      order[other] = swapped;
    }
    return order;
  }
}
