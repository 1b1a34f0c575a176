package io.github.adaclip.data.load;

import io.github.adaclip.data.Sample;
import java.util.List;

/**
 * A picture to be made: one sample as it is, or four of one class pasted into a 2 × 2 picture.
 *
 * @param samples one, or four in reading order
 */
public record PictureRequest(List<Sample> samples) {
  private static final int MOSAIC_TILES = 4;

  /** Checks number and class. */
  public PictureRequest {
    samples = List.copyOf(samples);
    if (samples.size() != 1 && samples.size() != MOSAIC_TILES) {
      throw new IllegalArgumentException(samples.size() + " samples, expected 1 or 4");
    }
    if (samples.stream().map(Sample::className).distinct().count() > 1) {
      throw new IllegalArgumentException("samples of different classes in one picture");
    }
  }

  /** One sample as it is. */
  public static PictureRequest of(Sample sample) {
    return new PictureRequest(List.of(sample));
  }

  /** Whether four pictures are pasted. */
  public boolean isMosaic() {
    return samples.size() == MOSAIC_TILES;
  }

  /** What the picture shows. */
  public String className() {
    return samples.get(0).className();
  }

  /** Whether any of the samples is anomalous. */
  public boolean anomalous() {
    return samples.stream().anyMatch(Sample::anomalous);
  }

  /** Whether it is known of every sample which pixels are anomalous. */
  public boolean hasPixelLabels() {
    return samples.stream().allMatch(Sample::hasPixelLabels);
  }

  /** The file, or all four. */
  public String description() {
    return String.join(" + ", samples.stream().map(Sample::description).toList());
  }
}
