package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.weights.PromptSettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How a {@link Detector} computes; {@link #defaults()} is the published model's way. Immutable;
 * every {@code with} method returns a changed copy.
 *
 * @param imageSize side S of the model's picture in pixels, a multiple of the patch side; empty:
 *     the checkpoint's setting, 518 if it has none
 * @param activation inside the towers; empty: the checkpoint's setting, exact GELU if it has none
 * @param prompts type, branch, depth and length where the checkpoint leaves no trace of them;
 *     empty: the checkpoint's
 * @param clusters K of the fusion; empty: the checkpoint's setting, 20 if it has none
 * @param fusion form of the fusion
 * @param score what the score is made from
 * @param sentences states and templates
 * @param sigmaPixels standard deviation of the map's Gaussian filter at the model's size, 0 for
 *     none
 * @param seed of the fusion's clustering
 * @param clusterings clusterings whose patch weights are averaged, with the seeds from {@code seed}
 *     on: a steadier score than that of a single one, which the published model uses
 * @param threads compute threads; empty: as many as the machine has
 * @param device where to compute
 * @param approximation what is given up for speed
 * @param method AdaCLIP, or one of the methods it is compared with
 * @param batchSize pictures computed together by {@link Detector#detectAll} and {@link
 *     Detector#detectEach}
 * @param decode EXIF rotation and the largest picture
 */
public record DetectorOptions(
    OptionalInt imageSize,
    Optional<Activation> activation,
    Optional<PromptSettings> prompts,
    OptionalInt clusters,
    FusionForm fusion,
    ScoreKind score,
    SentenceTemplates sentences,
    double sigmaPixels,
    long seed,
    int clusterings,
    OptionalInt threads,
    ComputeDevice device,
    Approximation approximation,
    DetectionMethod method,
    int batchSize,
    DecodeOptions decode) {

  /** Side of the model's picture where neither options nor checkpoint say one. */
  public static final int DEFAULT_IMAGE_SIZE = 518;

  /** Number of clusters K where neither options nor checkpoint say one. */
  public static final int DEFAULT_CLUSTERS = 20;

  /** Standard deviation of the map's Gaussian filter in pixels. */
  public static final double DEFAULT_SIGMA_PIXELS = 4;

  private static final int LARGEST_IMAGE_SIZE = 4096;
  private static final int LARGEST_BATCH = 1024;
  private static final int MOST_THREADS = 1024;
  private static final int MOST_CLUSTERINGS = 1000;
  private static final double LARGEST_SIGMA_PIXELS = 1000;

  /** Checks all ranges. */
  public DetectorOptions {
    imageSize.ifPresent(size -> requireRange("image size", size, 1, LARGEST_IMAGE_SIZE));
    clusters.ifPresent(count -> requireRange("number of clusters", count, 1, Integer.MAX_VALUE));
    threads.ifPresent(count -> requireRange("number of threads", count, 1, MOST_THREADS));
    approximation
        .dynamicSize()
        .ifPresent(size -> requireRange("dynamic size", size, 1, LARGEST_IMAGE_SIZE));
    requireRange("number of clusterings", clusterings, 1, MOST_CLUSTERINGS);
    requireRange("batch size", batchSize, 1, LARGEST_BATCH);
    if (!(sigmaPixels >= 0 && sigmaPixels <= LARGEST_SIGMA_PIXELS)) {
      throw outOfRange("sigma", "0 to " + LARGEST_SIGMA_PIXELS + " pixels", sigmaPixels);
    }
  }

  /** The published model's way of computing. */
  public static DetectorOptions defaults() {
    return new DetectorOptions(
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        FusionForm.REFERENCE,
        ScoreKind.FUSION,
        SentenceTemplates.reference(),
        DEFAULT_SIGMA_PIXELS,
        0,
        1,
        OptionalInt.empty(),
        ComputeDevice.CPU,
        Approximation.none(),
        DetectionMethod.ADACLIP,
        1,
        DecodeOptions.defaults());
  }

  private static void requireRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      String expected = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
      throw outOfRange(what, expected, value);
    }
  }

  private static AdaClipException outOfRange(String what, String expected, Object found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "the " + what + " is out of range")
        .expected(expected)
        .found(found)
        .fix("give a value in that range")
        .build();
  }

  /** A copy with another image size. */
  public DetectorOptions withImageSize(int value) {
    return changed(draft -> draft.imageSize = OptionalInt.of(value));
  }

  /** A copy with another activation. */
  public DetectorOptions withActivation(Activation value) {
    return changed(draft -> draft.activation = Optional.of(value));
  }

  /** A copy with another prompt settings. */
  public DetectorOptions withPrompts(PromptSettings value) {
    return changed(draft -> draft.prompts = Optional.of(value));
  }

  /** A copy with another number of clusters. */
  public DetectorOptions withClusters(int value) {
    return changed(draft -> draft.clusters = OptionalInt.of(value));
  }

  /** A copy with another form of fusion. */
  public DetectorOptions withFusion(FusionForm value) {
    return changed(draft -> draft.fusion = value);
  }

  /** A copy with another kind of score. */
  public DetectorOptions withScore(ScoreKind value) {
    return changed(draft -> draft.score = value);
  }

  /** A copy with another states and templates. */
  public DetectorOptions withSentences(SentenceTemplates value) {
    return changed(draft -> draft.sentences = value);
  }

  /** A copy with another smoothing. */
  public DetectorOptions withSigmaPixels(double value) {
    return changed(draft -> draft.sigmaPixels = value);
  }

  /** A copy with another seed. */
  public DetectorOptions withSeed(long value) {
    return changed(draft -> draft.seed = value);
  }

  /** A copy with another number of clusterings. */
  public DetectorOptions withClusterings(int value) {
    return changed(draft -> draft.clusterings = value);
  }

  /** A copy with another number of threads. */
  public DetectorOptions withThreads(int value) {
    return changed(draft -> draft.threads = OptionalInt.of(value));
  }

  /** A copy with another device. */
  public DetectorOptions withDevice(ComputeDevice value) {
    return changed(draft -> draft.device = value);
  }

  /** A copy with another precision. */
  public DetectorOptions withPrecision(Precision value) {
    return changed(
        draft -> draft.approximation = new Approximation(value, draft.approximation.dynamicSize()));
  }

  /** A copy whose un-prompted pass sees the picture at another size. */
  public DetectorOptions withDynamicSize(int value) {
    return changed(
        draft ->
            draft.approximation =
                new Approximation(draft.approximation.precision(), OptionalInt.of(value)));
  }

  /** A copy that gives up nothing for speed. */
  public DetectorOptions exact() {
    return changed(draft -> draft.approximation = Approximation.none());
  }

  /** A copy with another method. */
  public DetectorOptions withMethod(DetectionMethod value) {
    return changed(draft -> draft.method = value);
  }

  /** A copy with another batch size. */
  public DetectorOptions withBatchSize(int value) {
    return changed(draft -> draft.batchSize = value);
  }

  /** A copy with another way of decoding. */
  public DetectorOptions withDecode(DecodeOptions value) {
    return changed(draft -> draft.decode = value);
  }

  private DetectorOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** The same fields, to be changed one by one. */
  private static final class Draft {
    private OptionalInt imageSize;
    private Optional<Activation> activation;
    private Optional<PromptSettings> prompts;
    private OptionalInt clusters;
    private FusionForm fusion;
    private ScoreKind score;
    private SentenceTemplates sentences;
    private double sigmaPixels;
    private long seed;
    private int clusterings;
    private OptionalInt threads;
    private ComputeDevice device;
    private Approximation approximation;
    private DetectionMethod method;
    private int batchSize;
    private DecodeOptions decode;

    Draft(DetectorOptions options) {
      imageSize = options.imageSize;
      activation = options.activation;
      prompts = options.prompts;
      clusters = options.clusters;
      fusion = options.fusion;
      score = options.score;
      sentences = options.sentences;
      sigmaPixels = options.sigmaPixels;
      seed = options.seed;
      clusterings = options.clusterings;
      threads = options.threads;
      device = options.device;
      approximation = options.approximation;
      method = options.method;
      batchSize = options.batchSize;
      decode = options.decode;
    }

    DetectorOptions finished() {
      return new DetectorOptions(
          imageSize,
          activation,
          prompts,
          clusters,
          fusion,
          score,
          sentences,
          sigmaPixels,
          seed,
          clusterings,
          threads,
          device,
          approximation,
          method,
          batchSize,
          decode);
    }
  }
}
