package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/**
 * An open picture of which rectangles are read: each equal to the bit to the same part of what
 * {@link ImageDecoder} gives, orientation applied as there.
 *
 * <p>A PNG, JPEG, BMP or TIFF picture above {@link #WHOLE_PIXELS} is never in memory as a whole:
 * its file is read piece by piece and only the pixels of the rectangle are kept. (Native memory of
 * a progressive JPEG grows with the picture nevertheless, 2 bytes per stored value: libjpeg needs
 * all its coefficients. A strip or tile of a TIFF is held whole, and a TIFF may be one strip.)
 * Every rectangle of a JPEG or PNG is decoded from the top of the picture, so few large ones take
 * less time than many small ones. Other pictures are decoded once, at the first rectangle, and
 * kept.
 *
 * <p>One thread at a time. To be closed.
 */
public final class PictureReader implements AutoCloseable {
  /** Pictures of more pixels are read in parts, where their format allows: 48 MB of values. */
  public static final long WHOLE_PIXELS = 16_000_000;

  private final ImageSource source;
  private final DecodeOptions options;
  private final Narrowing narrowing;
  private final PictureBytes file;
  private final PictureFormat format;
  private final FormatDecoder decoder;
  private final PictureArea size;
  private final long wholePixels;
  private RgbImage whole;

  private PictureReader(
      ImageSource source, DecodeOptions options, Narrowing narrowing, long wholePixels) {
    this.source = source;
    this.options = options;
    this.narrowing = narrowing;
    this.wholePixels = wholePixels;
    ImageSource.Content content = source.content();
    if (content instanceof ImageSource.DecodedContent decoded) {
      BufferedImage image = decoded.image();
      new SizeLimit(source.name(), options.maxPixels()).check(image.getWidth(), image.getHeight());
      file = null;
      format = null;
      decoder = null;
      size = PictureArea.whole(image.getWidth(), image.getHeight());
      return;
    }
    file =
        content instanceof ImageSource.FileContent path
            ? ImageBytes.open(path.path(), source.name())
            : new PictureBytes(((ImageSource.BytesContent) content).bytes());
    try {
      format = PictureFormat.require(file, source.name());
      decoder =
          failures()
              .told(() -> FormatDecoder.open(format, file, source.name(), options, narrowing));
      size =
          format == PictureFormat.GIF
              ? PictureArea.whole(whole().width(), whole().height())
              : failures().told(decoder::size);
    } catch (AdaClipException e) {
      close();
      throw e;
    }
  }

  /**
   * Opens a picture: its structure is checked and its size is known.
   *
   * @throws AdaClipException as {@link ImageDecoder#decode}
   */
  public static PictureReader open(ImageSource source, DecodeOptions options) {
    return open(source, options, WHOLE_PIXELS);
  }

  /** The same with another limit from which on it is read in parts, so that tests can be small. */
  static PictureReader open(ImageSource source, DecodeOptions options, long wholePixels) {
    return new PictureReader(source, options, Narrowing.NEAREST, wholePixels);
  }

  /** Opens a mask; see {@link ImageDecoder#decodeMask}. */
  static PictureReader openMask(ImageSource source, DecodeOptions options) {
    return new PictureReader(source, options, Narrowing.NON_ZERO_STAYS, WHOLE_PIXELS);
  }

  /** What messages call the picture. */
  public String name() {
    return source.name();
  }

  /** All of the upright picture as a rectangle; its size is the picture's. */
  public PictureArea size() {
    return size;
  }

  /**
   * The pixels of a rectangle.
   *
   * @throws IllegalArgumentException if it is not within the picture
   * @throws AdaClipException as {@link ImageDecoder#decode}
   */
  public RgbImage read(PictureArea part) {
    if (!size.contains(part)) {
      throw new IllegalArgumentException(part + " of a picture of " + size);
    }
    if (source.content() instanceof ImageSource.DecodedContent decoded && whole == null) {
      return ofDecoded(decoded.image(), part);
    }
    if (isReadInParts()) {
      return failures().told(() -> decoder.decode(part));
    }
    return whole().cropped(part);
  }

  /** The whole picture, if it is one of those that are in memory as a whole. */
  public Optional<RgbImage> inMemory() {
    if (isReadInParts()) {
      return Optional.empty();
    }
    return Optional.of(whole());
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // Nothing was written, and what was read is right.
    }
  }

  private boolean isReadInParts() {
    if (size.pixels() <= wholePixels) {
      return false;
    }
    return format == null
        || switch (format) {
          case PNG, JPEG, BMP, TIFF -> true;
          case GIF, WEBP -> false;
        };
  }

  private RgbImage ofDecoded(BufferedImage image, PictureArea part) {
    try {
      return RgbPixels.of(
          image.getSubimage(part.x(), part.y(), part.width(), part.height()), name(), narrowing);
    } catch (OutOfMemoryError e) {
      throw DecodingFailures.outOfMemory(name(), e);
    }
  }

  private RgbImage whole() {
    if (whole == null) {
      whole =
          source.content() instanceof ImageSource.DecodedContent
              ? ImageDecoder.decode(source, options)
              : failures().told(decoder::decode);
    }
    return whole;
  }

  private DecodingFailures failures() {
    return new DecodingFailures(name(), format, file);
  }
}
