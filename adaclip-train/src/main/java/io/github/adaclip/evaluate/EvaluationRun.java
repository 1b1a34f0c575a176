package io.github.adaclip.evaluate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Level;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.load.LoadOptions;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.data.load.SampleLoader;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.PixelScores;
import io.github.adaclip.metrics.TemporarySpace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One evaluation: class after class, batch after batch. */
final class EvaluationRun {
  private static final int LEAST_LOOK_AHEAD = 8;

  private final Detector detector;
  private final Dataset dataset;
  private final EvaluationSettings settings;
  private final EvaluationListener listener;
  private final int side;
  private final Map<String, List<Sample>> classes = new TreeMap<>();
  private final List<PictureResult> pictures = new ArrayList<>();
  private final List<FailedPicture> failures = new ArrayList<>();
  private final EvaluationNotes.Collector notes = new EvaluationNotes.Collector();

  EvaluationRun(
      Detector detector,
      Dataset dataset,
      EvaluationSettings settings,
      EvaluationListener listener) {
    this.detector = detector;
    this.dataset = dataset;
    this.settings = settings;
    this.listener = listener;
    this.side = detector.model().imageSize();
    for (Sample sample : dataset.test()) {
      classes.computeIfAbsent(sample.className(), name -> new ArrayList<>()).add(sample);
    }
  }

  Evaluation run() {
    long start = System.nanoTime();
    MeasurableData.require(dataset);
    noteData();
    classes.keySet().forEach(name -> detector.hint(name).ifPresent(notes::add));
    requireSpace();
    ExampleCollector examples =
        new ExampleCollector(
            settings.examples(), classes.size(), dataset.levels().contains(Level.PIXEL));
    List<ClassEvaluation> evaluated = new ArrayList<>();
    List<Sample> inOrder = classes.values().stream().flatMap(List::stream).toList();
    try (SampleLoader loader = SampleLoader.ofSamples(inOrder, loadOptions())) {
      classes.forEach(
          (name, samples) -> evaluated.add(evaluateClass(name, samples, loader, examples)));
    }
    requirePictures();
    return new Evaluation(
        dataset.name(),
        dataset.root(),
        EvaluationProtocol.of(detector, settings.provenance()),
        evaluated,
        pictures,
        failures,
        notes.notes(),
        examples.chosen(),
        Instant.now(),
        (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
  }

  private ClassEvaluation evaluateClass(
      String name, List<Sample> samples, SampleLoader loader, ExampleCollector examples) {
    try (ClassCollector collector = new ClassCollector(name, samples, side, settings)) {
      List<LoadedSample> batch = new ArrayList<>();
      for (int index = 0; index < samples.size(); index++) {
        next(loader, samples.get(index), collector).ifPresent(batch::add);
        if (batch.size() == detector.options().batchSize() || index == samples.size() - 1) {
          detect(batch, collector, examples);
          batch.clear();
        }
      }
      return collector.finish();
    }
  }

  private Optional<LoadedSample> next(
      SampleLoader loader, Sample sample, ClassCollector collector) {
    try {
      LoadedSample loaded = loader.next();
      loaded.notes().forEach(notes::add);
      return Optional.of(loaded);
    } catch (AdaClipException e) {
      if (e.code() == FailureCode.CANCELLED) {
        throw e;
      }
      failures.add(new FailedPicture(sample, e));
      collector.addFailed();
      listener.failed(sample, e);
      return Optional.empty();
    }
  }

  private void detect(
      List<LoadedSample> batch, ClassCollector collector, ExampleCollector examples) {
    if (batch.isEmpty()) {
      return;
    }
    List<Detection> detections = SampleDetection.of(batch, detector);
    for (int item = 0; item < batch.size(); item++) {
      LoadedSample loaded = batch.get(item);
      Sample sample = loaded.request().samples().get(0);
      Detection detection = detections.get(item);
      collector.add(loaded, detection);
      examples.offer(loaded, detection);
      pictures.add(new PictureResult(sample, detection.score()));
      listener.detected(sample, detection);
    }
  }

  private void noteData() {
    dataset.remarks().forEach(notes::add);
    for (String name : MeasurableData.classesWithoutTest(dataset)) {
      notes.add("the class " + name + " has no test pictures and was left out");
    }
  }

  /** The class with the most pixels decides; the room is checked before the first picture. */
  private void requireSpace() {
    long most =
        classes.values().stream()
            .mapToLong(samples -> ClassCollector.expectedPixels(samples, side))
            .max()
            .orElse(0);
    TemporarySpace space = settings.storage().spaceFor(most);
    if (space.mostBytes() > 0) {
      listener.needsSpace(space);
    }
    PixelScores.open(settings.storage().withExpectedPixels(most)).close();
  }

  private LoadOptions loadOptions() {
    return LoadOptions.ofSide(side)
        .withLookAhead(Math.max(LEAST_LOOK_AHEAD, 2 * detector.options().batchSize()))
        .withDecode(detector.options().decode());
  }

  private void requirePictures() {
    if (pictures.isEmpty()) {
      AdaClipException first = failures.get(0).failure();
      throw AdaClipException.of(
              FailureCode.UNUSABLE_DATA, "no picture of the data set could be used")
          .with("data", dataset.name() + "=" + dataset.root())
          .found(failures.size() + " failures, the first: " + first.getMessage())
          .fix(first.fix())
          .cause(first)
          .build();
    }
  }
}
