package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Finds defects: a picture and a class name in, a {@link Detection} with score and anomaly map out.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(ModelSource.of(backbone, checkpoint))) {
 *   Detection detection = detector.detect(ImageSource.of(Path.of("part.png")), "metal plate");
 *   detection.score();
 *   detection.map().valueAt(x, y);
 *   detection.regions(0.5);
 * }
 * }</pre>
 *
 * <p>Loads the model once, is thread-safe (calls wait for one another, an interrupted thread stops
 * waiting), writes no files, and frees all native memory on {@link #close()}. All failures are
 * {@link AdaClipException}s.
 */
public final class Detector implements AutoCloseable {
  /** The runtime that is used when none is named. */
  public static final String DEFAULT_RUNTIME = "torch";

  private final AnomalyEngine engine;
  private final DetectorOptions options;
  private final PictureScoring scoring;

  private Detector(AnomalyEngine engine, DetectorOptions options) {
    this.engine = engine;
    this.options = options;
    this.scoring = new PictureScoring(engine, options);
  }

  /**
   * One picture to be scored.
   *
   * @param image where the picture comes from
   * @param className what it shows, in the words of a caption ("metal nut")
   * @param view which part of it is looked at, and whether in tiles
   */
  public record Request(ImageSource image, String className, View view) {
    /** The whole picture in one piece. */
    public Request(ImageSource image, String className) {
      this(image, className, View.whole());
    }
  }

  /**
   * One prepared picture to be scored.
   *
   * @param name what the detection calls it
   * @param image planes of {@code model().imageSize()}
   * @param className what it shows
   */
  public record PreparedRequest(String name, PreparedImage image, String className) {}

  /** Loads a model with {@link DetectorOptions#defaults()}. */
  public static Detector open(ModelSource source) {
    return open(source, DetectorOptions.defaults());
  }

  /** Loads a model on the {@link #DEFAULT_RUNTIME}. */
  public static Detector open(ModelSource source, DetectorOptions options) {
    return open(source, options, DEFAULT_RUNTIME);
  }

  /**
   * Loads a model.
   *
   * @param source where the weights come from
   * @param options how to compute
   * @param runtime name of the engine, {@code torch}
   * @throws AdaClipException if weights cannot be read or do not fit, or the runtime is not there
   */
  public static Detector open(ModelSource source, DetectorOptions options, String runtime) {
    AnomalyEngineProvider provider =
        Runtimes.find(AnomalyEngineProvider.class, AnomalyEngineProvider::runtime, runtime);
    return new Detector(provider.open(source, options), options);
  }

  /**
   * A detector on an engine that is open already, for instance one that is being trained.
   *
   * @param engine closed together with the detector
   * @param options as the engine was opened with
   */
  public static Detector of(AnomalyEngine engine, DetectorOptions options) {
    return new Detector(engine, options);
  }

  /** The loaded model. */
  public ModelDescription model() {
    return engine.model();
  }

  /** How this detector computes. */
  public DetectorOptions options() {
    return options;
  }

  /**
   * A remark about a class name that works but may not work well, such as one in a script that the
   * vocabulary hardly knows.
   *
   * @throws AdaClipException INVALID_TEXT if the class name cannot be used at all
   */
  public Optional<String> hint(String className) {
    return scoring.sentences(className).hint();
  }

  /**
   * Scores one picture.
   *
   * @throws AdaClipException if the picture cannot be read or the class name cannot be used
   */
  public Detection detect(ImageSource image, String className) {
    return detectAll(List.of(image), className).get(0);
  }

  /**
   * Scores a part of a picture, or a picture in tiles.
   *
   * @throws AdaClipException if the picture cannot be read, the class name cannot be used or the
   *     view does not fit the picture
   */
  public Detection detect(ImageSource image, String className, View view) {
    List<Detection> detections = new ArrayList<>(1);
    Iterator<Request> request = List.of(new Request(image, className, view)).iterator();
    detectEach(request, outcome -> detections.add(outcome.detectionOrThrow()));
    return detections.get(0);
  }

  /**
   * Scores pictures of one class, {@link DetectorOptions#batchSize()} at a time.
   *
   * @return a detection for each picture, in their order
   * @throws AdaClipException if one of them cannot be read; see {@link #detectEach} for going on
   */
  public List<Detection> detectAll(List<ImageSource> images, String className) {
    List<Detection> detections = new ArrayList<>(images.size());
    Iterator<Request> requests =
        images.stream().map(image -> new Request(image, className)).iterator();
    detectEach(requests, outcome -> detections.add(outcome.detectionOrThrow()));
    return detections;
  }

  /**
   * Scores a stream of pictures, also of different classes, with bounded memory: the next pictures
   * are decoded while the model computes, and each outcome is handed on as soon as its batch is
   * done.
   *
   * @param requests what to score; may be endless
   * @param sink gets one outcome for each request, in their order, on the calling thread; an
   *     exception from it ends the call
   * @throws AdaClipException if the model itself fails; an unreadable picture or unusable class
   *     name is an outcome
   */
  public void detectEach(Iterator<Request> requests, Consumer<DetectionOutcome> sink) {
    scoring.each(requests, sink);
  }

  /**
   * Scores pictures that are decoded and prepared already, all of them as one batch.
   *
   * @return a detection for each picture, in their order; its seconds are those of the model alone
   * @throws AdaClipException INVALID_TEXT if a class name cannot be used, or if the model fails
   */
  public List<Detection> detectPrepared(List<PreparedRequest> batch) {
    return scoring.prepared(batch);
  }

  /**
   * Every inner stage of one detection, by the names of the golden files; see {@link
   * AnomalyEngine#stages}.
   *
   * @param image planes of {@code model().imageSize()}
   * @param chosen the patches and clusters to fuse; empty: the detector's own choice
   */
  public Map<String, AnomalyEngine.Stage> stages(
      PreparedImage image, String className, Optional<PatchClusters> chosen) {
    return engine.stages(new AnomalyEngine.Input(image, scoring.sentences(className)), chosen);
  }

  /**
   * Patch features of one picture under a part of the model's prompts; see {@link
   * AnomalyEngine#patchFeatures}.
   *
   * @param image planes of {@code model().imageSize()}
   */
  public SortedMap<Integer, AnomalyEngine.Stage> patchFeatures(
      PreparedImage image, String className, PromptType part) {
    return engine.patchFeatures(new AnomalyEngine.Input(image, scoring.sentences(className)), part);
  }

  /** The engine as it can be looked at while it computes; empty if it cannot. */
  public Optional<EngineMeasurement> measurement() {
    return engine.measurement();
  }

  /** Frees the model; calls that wait for it are finished first. May be called twice. */
  @Override
  public void close() {
    engine.close();
  }
}
