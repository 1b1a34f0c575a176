package io.github.adaclip.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The decoding of one file: structure checked, size checked, pixels read (all or those of a
 * rectangle), values copied, orientation applied.
 */
final class FormatDecoder {
  /**
   * What libjpeg warns of when entropy-coded data are missing; Pillow would leave the rest grey.
   */
  private static final String MISSING_DATA = "premature end";

  private final PictureFormat format;
  private final PictureBytes file;
  private final String name;
  private final DecodeOptions options;
  private final int orientation;
  private final PixelReading reading;

  private FormatDecoder(
      PictureFormat format,
      PictureBytes file,
      String name,
      DecodeOptions options,
      Narrowing narrowing)
      throws IOException {
    this.format = format;
    this.file = file;
    this.name = name;
    this.options = options;
    switch (format) {
      case PNG -> {
        orientation = exifOrientation(PngStructure.read(file).exif());
        reading = (reader, part) -> RgbPixels.of(reader.read(0, part), name, narrowing);
      }
      case JPEG -> {
        JpegStructure structure = JpegStructure.read(file);
        orientation = exifOrientation(structure.exif());
        reading = (reader, part) -> readJpeg(reader, part, structure);
      }
      case WEBP -> {
        orientation = exifOrientation(WebpStructure.read(file).exif());
        reading = (reader, part) -> RgbPixels.of(reader.read(0, part), name, narrowing);
      }
      case GIF -> {
        GifStructure structure = GifStructure.read(file);
        new SizeLimit(name, options.maxPixels()).check(structure.width(), structure.height());
        orientation = Orientation.UPRIGHT;
        reading = (reader, part) -> readGif(reader, structure, narrowing);
      }
      case BMP -> {
        orientation = Orientation.UPRIGHT;
        reading = (reader, part) -> RgbPixels.of(reader.read(0, part), name, narrowing);
      }
      case TIFF -> {
        TiffStructure structure = TiffStructure.read(file);
        orientation = structure.orientation();
        reading =
            (reader, part) -> RgbPixels.of(readTiff(reader, part, structure), name, narrowing);
      }
      default -> throw new IllegalStateException("no decoder for " + format);
    }
  }

  /** Reads and checks the structure of a file. */
  static FormatDecoder open(
      PictureFormat format,
      PictureBytes file,
      String name,
      DecodeOptions options,
      Narrowing narrowing)
      throws IOException {
    return new FormatDecoder(format, file, name, options, narrowing);
  }

  /** All of the picture, upright. */
  RgbImage decode() throws IOException {
    return withReader(reader -> Orientation.upright(reading.read(reader, null), orientation));
  }

  /** A rectangle of the upright picture; memory follows its size. Not for GIF. */
  RgbImage decode(PictureArea area) throws IOException {
    return withReader(
        reader -> {
          PictureArea stored =
              Orientation.stored(area, orientation, reader.getWidth(0), reader.getHeight(0));
          ImageReadParam part = reader.getDefaultReadParam();
          part.setSourceRegion(
              new java.awt.Rectangle(stored.x(), stored.y(), stored.width(), stored.height()));
          return Orientation.upright(reading.read(reader, part), orientation);
        });
  }

  /** The whole of the upright picture as a rectangle. */
  PictureArea size() throws IOException {
    return withReader(
        reader -> {
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          return Orientation.isTransposed(orientation)
              ? PictureArea.whole(height, width)
              : PictureArea.whole(width, height);
        });
  }

  private int exifOrientation(Optional<byte[]> exif) {
    return options.exifRotation() && exif.isPresent()
        ? TiffStructure.orientationOfExif(exif.get())
        : Orientation.UPRIGHT;
  }

  private static RgbImage readJpeg(ImageReader reader, ImageReadParam part, JpegStructure structure)
      throws IOException {
    List<String> warnings = new CopyOnWriteArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    Raster raster = reader.readRaster(0, part);
    for (String warning : warnings) {
      if (warning.toLowerCase(Locale.ROOT).contains(MISSING_DATA)) {
        throw DamagedPictureException.truncated(warning);
      }
    }
    return JpegPixels.of(raster, structure);
  }

  private static BufferedImage readTiff(
      ImageReader reader, ImageReadParam part, TiffStructure structure) throws IOException {
    BufferedImage image = reader.read(0, part);
    ColorModel colors = image.getColorModel();
    if (!structure.premultiplied()
        || !colors.hasAlpha()
        || !(colors instanceof ComponentColorModel)) {
      return image;
    }
    ColorModel premultiplied =
        new ComponentColorModel(
            colors.getColorSpace(), true, true, colors.getTransparency(), colors.getTransferType());
    return new BufferedImage(premultiplied, image.getRaster(), true, null);
  }

  private RgbImage readGif(ImageReader reader, GifStructure structure, Narrowing narrowing)
      throws IOException {
    BufferedImage frame = reader.read(0);
    return GifCanvas.paint(
        structure, RgbPixels.of(frame, name, narrowing), (IndexColorModel) frame.getColorModel());
  }

  private <T> T withReader(ReaderUse<T> use) throws IOException {
    ImageReader reader = ImageReaders.create(format);
    try (ImageInputStream stream = new PictureStream(file)) {
      reader.setInput(stream, true, true);
      new SizeLimit(name, options.maxPixels()).check(reader.getWidth(0), reader.getHeight(0));
      return use.of(reader);
    } finally {
      reader.dispose();
    }
  }

  /** What is done with a reader whose picture is within the limit. */
  private interface ReaderUse<T> {
    T of(ImageReader reader) throws IOException;
  }

  /** Takes pixels as they are stored; the parameters may be null for all of them. */
  private interface PixelReading {
    RgbImage read(ImageReader reader, ImageReadParam part) throws IOException;
  }
}
