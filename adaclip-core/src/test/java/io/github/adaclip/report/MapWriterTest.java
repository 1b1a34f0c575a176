package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.Point;
import io.github.adaclip.map.Region;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapWriterTest {
  private static final int WIDTH = 53;
  private static final int HEIGHT = 31;
  private static final int DATA = 128; // header of NumPy's format, padded to a multiple of 64

  @TempDir Path folder;

  @Test
  void npyHoldsHeaderAndValues() throws Exception {
    AnomalyMap map = Example.random(7, WIDTH, HEIGHT);
    byte[] bytes = written(map, MapFormat.NPY, MapSize.IMAGE);
    assertEquals("NUMPY", new String(bytes, 1, 5, StandardCharsets.US_ASCII));
    assertEquals(1, bytes[6]);
    assertEquals(DATA - 10, bytes[8]);
    String header = new String(bytes, 10, DATA - 10, StandardCharsets.US_ASCII);
    assertEquals(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (31, 53), }", header.stripTrailing());
    assertTrue(header.endsWith("\n"));
    float[] values = new float[WIDTH * HEIGHT];
    ByteBuffer data = ByteBuffer.wrap(bytes, DATA, bytes.length - DATA);
    data.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    assertEquals(DATA + 4 * values.length, bytes.length);
    assertArrayEquals(map.atImageSize(), values);
  }

  @Test
  void tiffHoldsTheValuesAsFloats() throws Exception {
    AnomalyMap map = Example.random(7, WIDTH, HEIGHT);
    written(map, MapFormat.TIFF, MapSize.IMAGE);
    Raster raster = ImageIO.read(folder.resolve("map").toFile()).getRaster();
    assertEquals(DataBuffer.TYPE_FLOAT, raster.getDataBuffer().getDataType());
    assertEquals(1, raster.getNumBands());
    assertArrayEquals(map.atImageSize(), raster.getSamples(0, 0, WIDTH, HEIGHT, 0, (float[]) null));
  }

  @Test
  void pngHoldsTheValuesIn65536Levels() throws Exception {
    AnomalyMap map = Example.random(7, WIDTH, HEIGHT);
    written(map, MapFormat.PNG, MapSize.IMAGE);
    BufferedImage image = ImageIO.read(folder.resolve("map").toFile());
    assertEquals(BufferedImage.TYPE_USHORT_GRAY, image.getType());
    float[] values = map.atImageSize();
    for (int i = 0; i < values.length; i++) {
      int level = image.getRaster().getSample(i % WIDTH, i / WIDTH, 0);
      assertEquals(Math.round(values[i] * 65535.0), level);
    }
  }

  @Test
  void pngReachesBothEnds() throws Exception {
    AnomalyMap map = new AnomalyMap(new float[] {0, 1, 0, 1}, 2, 2, 2);
    written(map, MapFormat.PNG, MapSize.IMAGE);
    Raster raster = ImageIO.read(folder.resolve("map").toFile()).getRaster();
    assertArrayEquals(
        new int[] {0, 65535, 0, 65535}, raster.getSamples(0, 0, 2, 2, 0, (int[]) null));
  }

  @ParameterizedTest
  @EnumSource(MapFormat.class)
  void modelSizeIsTheGrid(MapFormat format) throws Exception {
    AnomalyMap map = Example.random(7, WIDTH, HEIGHT);
    written(map, format, MapSize.MODEL);
    Path target = folder.resolve("map");
    if (format == MapFormat.NPY) {
      assertTrue(Files.readString(target, StandardCharsets.ISO_8859_1).contains("(7, 7)"));
    } else {
      BufferedImage image = ImageIO.read(target.toFile());
      assertEquals(7, image.getWidth());
      assertEquals(7, image.getHeight());
    }
  }

  @Test
  void aboveSixteenMegapixelsTheGridIsWritten() {
    assertEquals(4000, MapSize.IMAGE.of(Example.constant(0, 4000, 4000)).width());
    assertEquals(1, MapSize.IMAGE.of(Example.constant(0, 4001, 4000)).width());
  }

  @Test
  void theMaskIsBlackAndWhiteAndCountsWhatTheRegionsCount() throws Exception {
    AnomalyMap map = Example.random(7, WIDTH, HEIGHT);
    Path target = folder.resolve("mask.png");
    MaskWriter.write(target, map, 0.6);
    BufferedImage image = ImageIO.read(target.toFile());
    assertEquals(BufferedImage.TYPE_BYTE_GRAY, image.getType());
    assertEquals(WIDTH, image.getWidth());
    assertEquals(HEIGHT, image.getHeight());
    long white = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int level = image.getRaster().getSample(i % WIDTH, i / WIDTH, 0);
      boolean anomalous = map.valueAt(i % WIDTH, i / WIDTH) >= 0.6f;
      assertEquals(anomalous ? 255 : 0, level);
      white += anomalous ? 1 : 0;
    }
    assertEquals(map.regions(0.6).stream().mapToLong(region -> region.areaPixels()).sum(), white);
  }

  @Test
  void theMaskLeavesOutWhatTheRegionsLeaveOut() throws Exception {
    AnomalyMap map = Example.random(7, WIDTH, HEIGHT);
    long smallest = 1 + map.regions(0.6).stream().mapToLong(Region::areaPixels).min().orElseThrow();
    List<Region> kept =
        map.regions(0.6).stream().filter(region -> region.areaPixels() >= smallest).toList();
    assertTrue(!kept.isEmpty() && kept.size() < map.regions(0.6).size());
    Path target = folder.resolve("mask.png");
    MaskWriter.write(target, map, 0.6, smallest);
    BufferedImage image = ImageIO.read(target.toFile());
    long white = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      white += image.getRaster().getSample(i % WIDTH, i / WIDTH, 0) / 255;
    }
    assertEquals(kept.stream().mapToLong(Region::areaPixels).sum(), white);
    for (Region region : kept) {
      Point inside = region.contour().get(0);
      assertEquals(255, image.getRaster().getSample(inside.x(), inside.y(), 0));
    }
  }

  @Test
  void refusesAMaskWithoutThreshold() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> MaskWriter.write(folder.resolve("m"), Example.random(2, 2, 2), Double.NaN));
    assertEquals("pixel threshold is NaN", e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(MapFormat.class)
  void anUnwritablePlaceIsToldAndNothingIsLeft(MapFormat format) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () ->
                MapWriter.write(
                    file.resolve("map"), Example.random(2, 2, 2), format, MapSize.IMAGE));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
    try (var entries = Files.list(folder)) {
      assertEquals(1, entries.count());
    }
  }

  private byte[] written(AnomalyMap map, MapFormat format, MapSize size) throws Exception {
    Path target = folder.resolve("map");
    MapWriter.write(target, map, format, size);
    return Files.readAllBytes(target);
  }
}
