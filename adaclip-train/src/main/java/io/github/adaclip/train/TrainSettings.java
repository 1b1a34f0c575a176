package io.github.adaclip.train;

import io.github.adaclip.data.load.MosaicSampler;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;
import java.util.Set;

/**
 * How a training runs around the model.
 *
 * @param epochs how often every picture is seen, at least 1
 * @param batchSize pictures computed together, at least 1
 * @param accumulate batches whose gradients are added up for one change of the weights, at least 1;
 *     with the batch size at most 1,048,576 pictures
 * @param seed of the pictures' order and of pasting; the first weights have the model's own
 * @param pasteProbability of a picture being replaced by four of its class, 0 to 1
 * @param pasteSets names of the data sets whose pictures are pasted
 * @param saveInterval least time between two stored states within an epoch
 */
public record TrainSettings(
    int epochs,
    int batchSize,
    int accumulate,
    long seed,
    double pasteProbability,
    Set<String> pasteSets,
    Duration saveInterval) {
  private static final int DEFAULT_EPOCHS = 5;
  private static final int MOST_PICTURES = 1 << 20;
  private static final Duration DEFAULT_SAVE_INTERVAL = Duration.ofMinutes(10);

  /** Checks all ranges. */
  public TrainSettings {
    require("number of epochs", epochs, epochs >= 1, "1 or more");
    require("batch size", batchSize, batchSize >= 1, "1 or more");
    require("number of accumulated batches", accumulate, accumulate >= 1, "1 or more");
    long pictures = (long) batchSize * accumulate;
    require(
        "number of pictures for one change of the weights",
        pictures,
        pictures <= MOST_PICTURES,
        "at most " + MOST_PICTURES + ", batch size times accumulated batches");
    require(
        "probability of pasting",
        pasteProbability,
        pasteProbability >= 0 && pasteProbability <= 1,
        "0 to 1");
    require("interval of saving", saveInterval, !saveInterval.isNegative(), "0 or more");
    pasteSets = Set.copyOf(pasteSets);
  }

  /** The published way: 5 epochs, batches of one, one MVTec picture in five pasted. */
  public static TrainSettings defaults() {
    return new TrainSettings(
        DEFAULT_EPOCHS,
        1,
        1,
        0,
        MosaicSampler.REFERENCE_PROBABILITY,
        Set.of("mvtec"),
        DEFAULT_SAVE_INTERVAL);
  }

  /** The same with another number of epochs. */
  public TrainSettings withEpochs(int value) {
    return new TrainSettings(
        value, batchSize, accumulate, seed, pasteProbability, pasteSets, saveInterval);
  }

  /** The same with another size of batches. */
  public TrainSettings withBatchSize(int value) {
    return new TrainSettings(
        epochs, value, accumulate, seed, pasteProbability, pasteSets, saveInterval);
  }

  /** The same with another number of batches added up. */
  public TrainSettings withAccumulate(int value) {
    return new TrainSettings(
        epochs, batchSize, value, seed, pasteProbability, pasteSets, saveInterval);
  }

  /** The same with another seed. */
  public TrainSettings withSeed(long value) {
    return new TrainSettings(
        epochs, batchSize, accumulate, value, pasteProbability, pasteSets, saveInterval);
  }

  /** The same with another way of pasting. */
  public TrainSettings withPasting(double probability, Set<String> sets) {
    return new TrainSettings(epochs, batchSize, accumulate, seed, probability, sets, saveInterval);
  }

  /** The same with another interval of saving. */
  public TrainSettings withSaveInterval(Duration value) {
    return new TrainSettings(
        epochs, batchSize, accumulate, seed, pasteProbability, pasteSets, value);
  }

  /** Pictures that make one change of the weights. */
  int picturesPerUpdate() {
    return batchSize * accumulate;
  }

  private static void require(String what, Object found, boolean fits, String expected) {
    if (!fits) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the " + what + " is out of range")
          .expected(expected)
          .found(found)
          .fix("give a value in that range")
          .build();
    }
  }
}
