package io.github.adaclip.detect;

import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found in one picture. A plain value: no native memory, no files, usable from any thread
 * and after the detector is closed.
 *
 * @param image the name of the picture: its path, or what the caller called it
 * @param className what the picture was said to show
 * @param score how anomalous the whole picture is, 0 to 1
 * @param map how anomalous each place is
 * @param model the model that said so
 * @param seed the seed of everything that could be random
 * @param seconds time the picture took, decoding included; its share if it was one of a batch
 * @param coverage what of the picture was looked at and how; empty: all of it in one piece
 * @param time when the result was there, to the millisecond
 */
public record Detection(
    String image,
    String className,
    double score,
    AnomalyMap map,
    ModelDescription model,
    long seed,
    double seconds,
    Optional<Coverage> coverage,
    Instant time) {

  /** Checks every part. */
  public Detection {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(model, "model");
    time = time.truncatedTo(ChronoUnit.MILLIS);
    if (className.isBlank()) {
      throw new IllegalArgumentException("class name is blank");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is " + score + ", expected 0 to 1");
    }
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("seconds are " + seconds + ", expected 0 or more");
    }
  }

  /** A result of this moment, of all of a picture in one piece. */
  public Detection(
      String image,
      String className,
      double score,
      AnomalyMap map,
      ModelDescription model,
      long seed,
      double seconds) {
    this(image, className, score, map, model, seed, seconds, Optional.empty(), Instant.now());
  }

  /** The same with what was looked at. */
  Detection with(Coverage looked) {
    return new Detection(
        image, className, score, map, model, seed, seconds, Optional.of(looked), time);
  }

  /** Columns of the original picture. */
  public int width() {
    return map.width();
  }

  /** Rows of the original picture. */
  public int height() {
    return map.height();
  }

  /** See {@link AnomalyMap#regions(double)}. */
  public List<Region> regions(double pixelThreshold) {
    return map.regions(pixelThreshold);
  }
}
