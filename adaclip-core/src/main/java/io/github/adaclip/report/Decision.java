package io.github.adaclip.report;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.map.Region;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The thresholds a result is judged by; either may be missing.
 *
 * @param threshold for the score: at or above it a picture is anomalous
 * @param pixelThreshold for the map: at or above it a pixel belongs to a region and to the mask
 * @param minAreaPixels regions with fewer pixels of the original picture are left out, of the mask
 *     too; 1 keeps all
 * @param profile the profile the thresholds are from; empty if they were given by hand
 */
public record Decision(
    OptionalDouble threshold,
    OptionalDouble pixelThreshold,
    long minAreaPixels,
    Optional<ProfileReference> profile) {

  /** Refuses thresholds that are not finite, and areas below one pixel. */
  public Decision {
    requireFinite("threshold", threshold);
    requireFinite("pixel threshold", pixelThreshold);
    if (minAreaPixels < 1) {
      throw new IllegalArgumentException(
          "smallest area is " + minAreaPixels + " pixels, expected 1 or more");
    }
  }

  /** Thresholds given by hand, regions of any area. */
  public Decision(OptionalDouble threshold, OptionalDouble pixelThreshold) {
    this(threshold, pixelThreshold, 1, Optional.empty());
  }

  /** No thresholds: nothing is decided. */
  public static Decision none() {
    return new Decision(OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Both thresholds. */
  public static Decision of(double threshold, double pixelThreshold) {
    return new Decision(OptionalDouble.of(threshold), OptionalDouble.of(pixelThreshold));
  }

  /** The same without regions below an area. */
  public Decision withMinArea(long pixels) {
    return new Decision(threshold, pixelThreshold, pixels, profile);
  }

  /** The same as taken from a profile. */
  public Decision withProfile(ProfileReference reference) {
    return new Decision(threshold, pixelThreshold, minAreaPixels, Optional.of(reference));
  }

  /**
   * Whether a score is anomalous; empty without a threshold. Both are compared as float32, so that
   * a score read from a result and given as threshold includes itself.
   */
  public Optional<Boolean> anomalous(double score) {
    return threshold.isEmpty()
        ? Optional.empty()
        : Optional.of((float) score >= (float) threshold.getAsDouble());
  }

  /** The regions of a detection, the most anomalous first; none without a pixel threshold. */
  public List<Region> regions(Detection detection) {
    if (pixelThreshold.isEmpty()) {
      return List.of();
    }
    return detection.regions(pixelThreshold.getAsDouble()).stream()
        .filter(region -> region.areaPixels() >= minAreaPixels)
        .toList();
  }

  private static void requireFinite(String name, OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(name + " is " + value.getAsDouble());
    }
  }
}
