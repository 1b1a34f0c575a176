package io.github.adaclip.report;

import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.RegionMask;
import io.github.adaclip.map.ResampledMap;
import java.awt.image.DataBuffer;
import java.nio.file.Path;

/** Masks as files: what is at or above a threshold white, all else black. */
public final class MaskWriter {
  private static final int WHITE = 255;

  private MaskWriter() {}

  /**
   * Writes an 8-bit grey PNG of the size of the original picture, whatever that is, with the values
   * 0 and 255 and nothing else drawn in it.
   *
   * @param pixelThreshold compared as in {@link AnomalyMap#regions(double)}
   * @throws IllegalArgumentException if the threshold is NaN
   * @throws io.github.adaclip.failure.AdaClipException if the file cannot be written
   */
  public static void write(Path target, AnomalyMap map, double pixelThreshold) {
    write(target, map, pixelThreshold, 1);
  }

  /**
   * The same without regions below an area, so that the white pixels are those of {@link
   * Decision#regions}.
   *
   * @param minAreaPixels 1 keeps all
   */
  public static void write(Path target, AnomalyMap map, double pixelThreshold, long minAreaPixels) {
    ImageFile.writePng(target, mask(map, pixelThreshold, minAreaPixels));
  }

  /** The content of the file that {@link #write(Path, AnomalyMap, double, long)} would write. */
  public static byte[] encoded(AnomalyMap map, double pixelThreshold, long minAreaPixels) {
    return ImageFile.png(mask(map, pixelThreshold, minAreaPixels));
  }

  private static RowImage mask(AnomalyMap map, double pixelThreshold, long minAreaPixels) {
    if (Double.isNaN(pixelThreshold)) {
      throw new IllegalArgumentException("pixel threshold is NaN");
    }
    return minAreaPixels <= 1
        ? pixelsFrom(map, pixelThreshold)
        : pixelsOf(map.regionMask(pixelThreshold, minAreaPixels));
  }

  private static RowImage pixelsFrom(AnomalyMap map, double pixelThreshold) {
    float threshold = map.pixelThreshold(pixelThreshold);
    ResampledMap values = map.resampled(map.width(), map.height());
    float[] line = new float[values.width()];
    int[] levels = new int[values.width()];
    return new RowImage(
        values.width(),
        values.height(),
        MapWriter.grey(DataBuffer.TYPE_BYTE),
        (y, row) -> {
          values.readRow(y, line);
          for (int x = 0; x < levels.length; x++) {
            levels[x] = line[x] >= threshold ? WHITE : 0;
          }
          row.setSamples(0, 0, levels.length, 1, 0, levels);
        });
  }

  private static RowImage pixelsOf(RegionMask regions) {
    int[] levels = new int[regions.width()];
    return new RowImage(
        regions.width(),
        regions.height(),
        MapWriter.grey(DataBuffer.TYPE_BYTE),
        (y, row) -> {
          regions.readRow(y, levels, WHITE, 0);
          row.setSamples(0, 0, levels.length, 1, 0, levels);
        });
  }
}
