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
    if (Double.isNaN(pixelThreshold)) {
      throw new IllegalArgumentException("pixel threshold is NaN");
    }
    float threshold = map.pixelThreshold(pixelThreshold);
    ResampledMap values = map.resampled(map.width(), map.height());
    float[] line = new float[values.width()];
    int[] levels = new int[values.width()];
    RowImage mask =
        new RowImage(
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
    ImageFile.writePng(target, mask);
  }

  /**
   * The same without regions below an area, so that the white pixels are those of {@link
   * Decision#regions}.
   *
   * @param minAreaPixels 1 keeps all
   */
  public static void write(Path target, AnomalyMap map, double pixelThreshold, long minAreaPixels) {
    if (minAreaPixels <= 1) {
      write(target, map, pixelThreshold);
      return;
    }
    RegionMask regions = map.regionMask(pixelThreshold, minAreaPixels);
    int[] levels = new int[regions.width()];
    RowImage mask =
        new RowImage(
            regions.width(),
            regions.height(),
            MapWriter.grey(DataBuffer.TYPE_BYTE),
            (y, row) -> {
              regions.readRow(y, levels, WHITE, 0);
              row.setSamples(0, 0, levels.length, 1, 0, levels);
            });
    ImageFile.writePng(target, mask);
  }
}
