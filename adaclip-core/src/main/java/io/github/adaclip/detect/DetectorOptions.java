package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.weights.PromptSettings;
import java.util.Optional;
import java.util.OptionalInt;

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
 * @param threads compute threads; empty: as many as the machine has
 * @param device where to compute
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
    OptionalInt threads,
    ComputeDevice device,
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
  private static final double LARGEST_SIGMA_PIXELS = 1000;

  /** Checks all ranges. */
  public DetectorOptions {
    imageSize.ifPresent(size -> requireRange("image size", size, 1, LARGEST_IMAGE_SIZE));
    clusters.ifPresent(count -> requireRange("number of clusters", count, 1, Integer.MAX_VALUE));
    threads.ifPresent(count -> requireRange("number of threads", count, 1, MOST_THREADS));
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
        OptionalInt.empty(),
        ComputeDevice.CPU,
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

  /** A copy with another imageSize. */
  public DetectorOptions withImageSize(int newImageSize) {
    return new DetectorOptions(
        OptionalInt.of(newImageSize),
        activation,
        prompts,
        clusters,
        fusion,
        score,
        sentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another activation. */
  public DetectorOptions withActivation(Activation newActivation) {
    return new DetectorOptions(
        imageSize,
        Optional.of(newActivation),
        prompts,
        clusters,
        fusion,
        score,
        sentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another prompts. */
  public DetectorOptions withPrompts(PromptSettings newPrompts) {
    return new DetectorOptions(
        imageSize,
        activation,
        Optional.of(newPrompts),
        clusters,
        fusion,
        score,
        sentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another clusters. */
  public DetectorOptions withClusters(int newClusters) {
    return new DetectorOptions(
        imageSize,
        activation,
        prompts,
        OptionalInt.of(newClusters),
        fusion,
        score,
        sentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another fusion. */
  public DetectorOptions withFusion(FusionForm newFusion) {
    return new DetectorOptions(
        imageSize,
        activation,
        prompts,
        clusters,
        newFusion,
        score,
        sentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another score. */
  public DetectorOptions withScore(ScoreKind newScore) {
    return new DetectorOptions(
        imageSize,
        activation,
        prompts,
        clusters,
        fusion,
        newScore,
        sentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another sentences. */
  public DetectorOptions withSentences(SentenceTemplates newSentences) {
    return new DetectorOptions(
        imageSize,
        activation,
        prompts,
        clusters,
        fusion,
        score,
        newSentences,
        sigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another sigmaPixels. */
  public DetectorOptions withSigmaPixels(double newSigmaPixels) {
    return new DetectorOptions(
        imageSize,
        activation,
        prompts,
        clusters,
        fusion,
        score,
        sentences,
        newSigmaPixels,
        seed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another seed. */
  public DetectorOptions withSeed(long newSeed) {
    return new DetectorOptions(
        imageSize,
        activation,
        prompts,
        clusters,
        fusion,
        score,
        sentences,
        sigmaPixels,
        newSeed,
        threads,
        device,
        batchSize,
        decode);
  }

  /** A copy with another threads. */
  public DetectorOptions withThreads(int newThreads) {
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
        OptionalInt.of(newThreads),
        device,
        batchSize,
        decode);
  }

  /** A copy with another device. */
  public DetectorOptions withDevice(ComputeDevice newDevice) {
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
        threads,
        newDevice,
        batchSize,
        decode);
  }

  /** A copy with another batchSize. */
  public DetectorOptions withBatchSize(int newBatchSize) {
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
        threads,
        device,
        newBatchSize,
        decode);
  }

  /** A copy with another decode. */
  public DetectorOptions withDecode(DecodeOptions newDecode) {
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
        threads,
        device,
        batchSize,
        newDecode);
  }
}
