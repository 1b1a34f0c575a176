package io.github.adaclip.calibrate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.load.LoadOptions;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.data.load.SampleLoader;
import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.View;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.FailedPicture;
import io.github.adaclip.evaluate.SampleDetection;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.metrics.PixelStorage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * Scores the pictures of one class and finds thresholds from them. A few pictures are in memory at
 * a time; what stays is two numbers per picture, and for the largest F1 of pixels what {@link
 * io.github.adaclip.metrics.PixelScores} keeps.
 */
public final class Calibrator {
  private static final int LEAST_LOOK_AHEAD = 8;

  private final Detector detector;
  private final View view;
  private final CalibrationGoal goal;
  private final EvaluationListener listener;
  private final List<FailedPicture> failures = new ArrayList<>();

  private Calibrator(
      Detector detector, View view, CalibrationGoal goal, EvaluationListener listener) {
    this.detector = detector;
    this.view = view;
    this.goal = goal;
    this.listener = listener;
  }

  /**
   * Finds thresholds.
   *
   * @param detector scores the pictures
   * @param setup how it does so, as the profile will say; the view is added to it
   * @param view what of each picture is looked at, and whether in tiles
   * @param samples of one class
   * @param goal what is asked of the thresholds
   * @param listener hears of each picture
   * @throws AdaClipException UNUSABLE_DATA if pictures that the goal needs are missing, or none can
   *     be read
   */
  public static Calibration calibrate(
      Detector detector,
      ScoringSetup setup,
      View view,
      List<Sample> samples,
      CalibrationGoal goal,
      EvaluationListener listener) {
    requireUsable(samples, goal);
    return new Calibrator(detector, view, goal, listener).run(setup.with(view), samples);
  }

  /**
   * Refuses pictures from which nothing that the goal asks for can be found, before any work
   * begins.
   */
  public static void requireUsable(List<Sample> samples, CalibrationGoal goal) {
    TreeSet<String> classes = new TreeSet<>();
    samples.forEach(sample -> classes.add(sample.className()));
    if (classes.size() != 1) {
      throw AdaClipException.of(
              FailureCode.UNUSABLE_DATA, "thresholds are found for one class at a time")
          .expected("pictures of one class")
          .found(classes.isEmpty() ? "no pictures" : String.join(", ", classes))
          .fix(
              classes.isEmpty()
                  ? "name a data set with pictures"
                  : "pass --only-class " + classes.first() + ", and make a profile for each class")
          .build();
    }
    long anomalous = samples.stream().filter(Sample::anomalous).count();
    LabelCounts.require(samples.size() - anomalous, anomalous, goal);
  }

  private Calibration run(ScoringSetup setup, List<Sample> samples) {
    String className = samples.get(0).className();
    int side = detector.model().imageSize();
    boolean wantsPixels = goal.rule() == Rule.MAX_F1 && view.isWhole();
    try (ScoreCollector collector =
        new ScoreCollector(samples, side, wantsPixels, PixelStorage.standard())) {
      listener.needsSpace(collector.space());
      if (view.isWhole()) {
        scoreWhole(samples, collector);
      } else {
        scoreViews(samples, collector);
      }
      requirePictures(samples.size());
      ProfileMaker maker = new ProfileMaker(className, setup, goal);
      return new Calibration(maker.make(collector), maker.remarks(), failures);
    }
  }

  private void scoreWhole(List<Sample> samples, ScoreCollector collector) {
    try (SampleLoader loader = SampleLoader.ofSamples(samples, loadOptions())) {
      List<LoadedSample> batch = new ArrayList<>();
      for (int index = 0; index < samples.size(); index++) {
        load(loader, samples.get(index), batch);
        if (batch.size() == detector.options().batchSize() || index == samples.size() - 1) {
          detect(batch, collector);
          batch.clear();
        }
      }
    }
  }

  /** From the files, for tiles have to be read at the picture's own size. */
  private void scoreViews(List<Sample> samples, ScoreCollector collector) {
    samples.forEach(Calibrator::requireFile);
    Iterator<Sample> next = samples.iterator();
    detector.detectEach(
        samples.stream().map(this::request).iterator(),
        outcome -> {
          Sample sample = next.next();
          outcome.failure().ifPresent(failure -> fail(sample, failure));
          outcome
              .detection()
              .ifPresent(
                  detection -> {
                    collector.add(sample.anomalous(), detection);
                    listener.detected(sample, detection);
                  });
        });
  }

  private Detector.Request request(Sample sample) {
    return new Detector.Request(ImageSource.of(sample.image()), sample.className(), view);
  }

  private static void requireFile(Sample sample) {
    if (!sample.part().isWhole()) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the pictures of this set are parts of files")
          .with("picture", sample.description())
          .found("tiles, a crop or a region of interest, which are those of files")
          .fix("leave --tile, --crop and --roi out")
          .build();
    }
  }

  private void load(SampleLoader loader, Sample sample, List<LoadedSample> batch) {
    try {
      batch.add(loader.next());
    } catch (AdaClipException e) {
      if (e.code() == FailureCode.CANCELLED) {
        throw e;
      }
      fail(sample, e);
    }
  }

  private void fail(Sample sample, AdaClipException failure) {
    failures.add(new FailedPicture(sample, failure));
    listener.failed(sample, failure);
  }

  private void detect(List<LoadedSample> batch, ScoreCollector collector) {
    if (batch.isEmpty()) {
      return;
    }
    List<Detection> detections = SampleDetection.of(batch, detector);
    for (int item = 0; item < batch.size(); item++) {
      collector.add(batch.get(item), detections.get(item));
      listener.detected(batch.get(item).request().samples().get(0), detections.get(item));
    }
  }

  private LoadOptions loadOptions() {
    return LoadOptions.ofSide(detector.model().imageSize())
        .withLookAhead(Math.max(LEAST_LOOK_AHEAD, 2 * detector.options().batchSize()))
        .withDecode(detector.options().decode());
  }

  private void requirePictures(int given) {
    if (failures.size() == given) {
      AdaClipException first = failures.get(0).failure();
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "no picture could be used")
          .found(failures.size() + " failures, the first: " + first.getMessage())
          .fix(first.fix())
          .cause(first)
          .build();
    }
  }
}
