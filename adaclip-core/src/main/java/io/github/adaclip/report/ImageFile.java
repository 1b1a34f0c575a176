package io.github.adaclip.report;

import io.github.adaclip.file.AtomicFile;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Picture files, on the disk or in memory, by the JDK's own writers: they read a picture row by
 * row, and, unlike TwelveMonkeys' TIFF writer, know floating point.
 */
final class ImageFile {
  private static final String JDK_MODULE = "java.desktop";

  private ImageFile() {}

  /** Writes a PNG file. */
  static void writePng(Path target, RenderedImage image) {
    write(target, "png", image);
  }

  /** Writes an uncompressed TIFF file. */
  static void writeTiff(Path target, RenderedImage image) {
    write(target, "tiff", image);
  }

  /** The content of a PNG file. */
  static byte[] png(RenderedImage image) {
    return encoded("png", image);
  }

  /** The content of an uncompressed TIFF file. */
  static byte[] tiff(RenderedImage image) {
    return encoded("tiff", image);
  }

  private static void write(Path target, String format, RenderedImage image) {
    AtomicFile.write(
        target,
        channel -> {
          try (ChannelImageStream stream = new ChannelImageStream(channel)) {
            encode(format, image, stream);
          }
        });
  }

  private static byte[] encoded(String format, RenderedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      encode(format, image, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void encode(String format, RenderedImage image, ImageOutputStream stream)
      throws IOException {
    ImageWriter writer = writer(format);
    try {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), null);
    } finally {
      writer.dispose();
    }
  }

  private static ImageWriter writer(String format) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (JDK_MODULE.equals(writer.getClass().getModule().getName())) {
        return writer;
      }
      writer.dispose();
    }
    throw new IllegalStateException("this Java runtime has no " + format + " writer");
  }
}
