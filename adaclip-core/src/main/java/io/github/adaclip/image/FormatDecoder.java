package io.github.adaclip.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
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
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * One decoding: structure checked, size checked, pixels read, values copied, orientation applied.
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
  private final Narrowing narrowing;

  private FormatDecoder(
      PictureFormat format,
      PictureBytes file,
      String name,
      DecodeOptions options,
      Narrowing narrowing) {
    this.format = format;
    this.file = file;
    this.name = name;
    this.options = options;
    this.narrowing = narrowing;
  }

  static RgbImage decode(
      PictureFormat format,
      PictureBytes file,
      String name,
      DecodeOptions options,
      Narrowing narrowing)
      throws IOException {
    return new FormatDecoder(format, file, name, options, narrowing).decode();
  }

  private RgbImage decode() throws IOException {
    return switch (format) {
      case PNG -> {
        PngStructure structure = PngStructure.read(file);
        yield rotated(readPixels(), structure.exif());
      }
      case JPEG -> {
        JpegStructure structure = JpegStructure.read(file);
        yield rotated(readJpeg(structure), structure.exif());
      }
      case WEBP -> {
        WebpStructure structure = WebpStructure.read(file);
        yield rotated(readPixels(), structure.exif());
      }
      case GIF -> readGif(GifStructure.read(file));
      case BMP -> readPixels();
      case TIFF -> {
        TiffStructure structure = TiffStructure.read(file);
        yield Orientation.upright(readTiff(structure), structure.orientation());
      }
    };
  }

  private RgbImage rotated(RgbImage image, Optional<byte[]> exif) {
    return options.exifRotation() && exif.isPresent()
        ? Orientation.upright(image, TiffStructure.orientationOfExif(exif.get()))
        : image;
  }

  private RgbImage readPixels() throws IOException {
    return withReader(reader -> RgbPixels.of(reader.read(0), name, narrowing));
  }

  private RgbImage readJpeg(JpegStructure structure) throws IOException {
    List<String> warnings = new CopyOnWriteArrayList<>();
    return withReader(
        reader -> {
          reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
          Raster raster = reader.readRaster(0, null);
          for (String warning : warnings) {
            if (warning.toLowerCase(Locale.ROOT).contains(MISSING_DATA)) {
              throw DamagedPictureException.truncated(warning);
            }
          }
          return JpegPixels.of(raster, structure);
        });
  }

  private RgbImage readTiff(TiffStructure structure) throws IOException {
    return withReader(
        reader -> {
          BufferedImage image = reader.read(0);
          ColorModel colors = image.getColorModel();
          if (structure.premultiplied()
              && colors.hasAlpha()
              && colors instanceof ComponentColorModel) {
            ColorModel premultiplied =
                new ComponentColorModel(
                    colors.getColorSpace(),
                    true,
                    true,
                    colors.getTransparency(),
                    colors.getTransferType());
            image = new BufferedImage(premultiplied, image.getRaster(), true, null);
          }
          return RgbPixels.of(image, name, narrowing);
        });
  }

  private RgbImage readGif(GifStructure structure) throws IOException {
    new SizeLimit(name, options.maxPixels()).check(structure.width(), structure.height());
    return withReader(
        reader -> {
          BufferedImage frame = reader.read(0);
          return GifCanvas.paint(
              structure,
              RgbPixels.of(frame, name, narrowing),
              (IndexColorModel) frame.getColorModel());
        });
  }

  private RgbImage withReader(PixelReading reading) throws IOException {
    ImageReader reader = ImageReaders.create(format);
    try (ImageInputStream stream = new ByteArrayImageInputStream(file.bytes())) {
      reader.setInput(stream, true, true);
      new SizeLimit(name, options.maxPixels()).check(reader.getWidth(0), reader.getHeight(0));
      return reading.read(reader);
    } finally {
      reader.dispose();
    }
  }

  /** Takes the pixels from a reader whose picture is within the limit. */
  private interface PixelReading {
    RgbImage read(ImageReader reader) throws IOException;
  }
}
