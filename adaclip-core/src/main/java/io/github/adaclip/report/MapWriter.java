package io.github.adaclip.report;

import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.ResampledMap;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Anomaly maps as files: the values themselves, 0 to 1, never stretched to the range of one
 * picture. Rows are computed while they are written, so memory does not grow with the picture.
 */
public final class MapWriter {
  private static final double LARGEST_16_BIT = 65535;
  private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int NPY_ALIGNMENT = 64;

  private MapWriter() {}

  /**
   * Writes a map; the file's name is taken as it is.
   *
   * @throws io.github.adaclip.failure.AdaClipException if the file cannot be written
   */
  public static void write(Path target, AnomalyMap map, MapFormat format, MapSize size) {
    ResampledMap values = size.of(map);
    switch (format) {
      case NPY -> AtomicFile.write(target, channel -> writeNpy(channel, values));
      case TIFF -> ImageFile.writeTiff(target, floatImage(values));
      case PNG -> ImageFile.writePng(target, greyImage(values));
    }
  }

  /** The content of the file that {@link #write} would write. */
  public static byte[] encoded(AnomalyMap map, MapFormat format, MapSize size) {
    ResampledMap values = size.of(map);
    return switch (format) {
      case NPY -> npy(values);
      case TIFF -> ImageFile.tiff(floatImage(values));
      case PNG -> ImageFile.png(greyImage(values));
    };
  }

  private static RowImage floatImage(ResampledMap map) {
    float[] line = new float[map.width()];
    return new RowImage(
        map.width(),
        map.height(),
        grey(DataBuffer.TYPE_FLOAT),
        (y, row) -> {
          map.readRow(y, line);
          row.setSamples(0, 0, line.length, 1, 0, line);
        });
  }

  private static RowImage greyImage(ResampledMap map) {
    float[] line = new float[map.width()];
    int[] levels = new int[map.width()];
    return new RowImage(
        map.width(),
        map.height(),
        grey(DataBuffer.TYPE_USHORT),
        (y, row) -> {
          map.readRow(y, line);
          for (int x = 0; x < levels.length; x++) {
            levels[x] = (int) Math.round(line[x] * LARGEST_16_BIT);
          }
          row.setSamples(0, 0, levels.length, 1, 0, levels);
        });
  }

  static ColorModel grey(int dataType) {
    return new ComponentColorModel(
        ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, dataType);
  }

  private static byte[] npy(ResampledMap map) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writeNpy(Channels.newChannel(bytes), map);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The format of NumPy Enhancement Proposal 1, version 1.0. */
  private static void writeNpy(WritableByteChannel channel, ResampledMap map) throws IOException {
    writeFully(channel, npyHeader(map.width(), map.height()));
    float[] line = new float[map.width()];
    ByteBuffer bytes =
        ByteBuffer.allocate(line.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < map.height(); y++) {
      map.readRow(y, line);
      bytes.clear();
      bytes.asFloatBuffer().put(line);
      writeFully(channel, bytes);
    }
  }

  private static ByteBuffer npyHeader(int width, int height) {
    String shape =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + height + ", " + width + "), }";
    int start = NPY_MAGIC.length + Short.BYTES;
    int unpadded = start + shape.length() + 1;
    int length = (unpadded + NPY_ALIGNMENT - 1) / NPY_ALIGNMENT * NPY_ALIGNMENT;
    String padded = shape + " ".repeat(length - unpadded) + "\n";
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(NPY_MAGIC)
        .putShort((short) (length - start))
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .flip();
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
