package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Picture files → 8-bit RGB with the values that Pillow's {@code Image.open(…).convert("RGB")}
 * gives.
 *
 * <p>PNG, BMP, GIF (first frame, on its canvas), TIFF (first page) and lossless WebP of 8 bits or
 * fewer are equal to Pillow, and so is JPEG wherever it was measured (libjpeg's rounding is the
 * same in Java 17 and Pillow's wheels; another Java may differ by a few levels). Lossy WebP is only
 * close: TwelveMonkeys' decoder does not interpolate chroma and drifts where the loop filter is
 * strong, by 2 to 8 levels in the mean and by tens of levels at colour edges. Convert such pictures
 * to PNG where numbers matter.
 *
 * <p>Deliberate differences from Pillow: 16-bit values are scaled to 8 bits, rounded to nearest
 * (Pillow clips grey and cuts off the low byte of colour), and a truncated or damaged file is
 * always refused. As in the reference, embedded colour profiles are ignored, alpha is dropped
 * without blending, and the orientation field of a TIFF file is applied. The kind of a file is told
 * by its content, never by its name. Nothing is written, also not to a temporary folder. Safe for
 * many threads.
 */
public final class ImageDecoder {
  /** The largest picture file that is read, 1 GiB. */
  public static final int MOST_FILE_BYTES = 1 << 30;

  private static final Set<String> EXTENSIONS =
      Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp");

  private ImageDecoder() {}

  /**
   * The picture.
   *
   * @throws AdaClipException MISSING_FILE; UNREADABLE_IMAGE for what is no picture, truncated,
   *     damaged or of an unknown kind; IMAGE_TOO_LARGE beyond {@link DecodeOptions#maxPixels()} or
   *     {@link #MOST_FILE_BYTES}; OUT_OF_MEMORY
   */
  public static RgbImage decode(ImageSource source, DecodeOptions options) {
    return decode(source, options, Narrowing.NEAREST);
  }

  /**
   * A ground-truth mask, in which only zero and not zero matter: as {@link #decode}, but a 16-bit
   * value above 0 never becomes 0 (labels such as 1 of 65535 would, when scaled to 8 bits).
   *
   * @throws AdaClipException as {@link #decode}
   */
  public static RgbImage decodeMask(ImageSource source, DecodeOptions options) {
    return decode(source, options, Narrowing.NON_ZERO_STAYS);
  }

  private static RgbImage decode(ImageSource source, DecodeOptions options, Narrowing narrowing) {
    ImageSource.Content content = source.content();
    if (content instanceof ImageSource.DecodedContent decoded) {
      return convert(decoded.image(), source.name(), options, narrowing);
    }
    byte[] bytes =
        content instanceof ImageSource.FileContent file
            ? ImageBytes.read(file.path(), source.name())
            : ((ImageSource.BytesContent) content).bytes();
    return decode(new PictureBytes(bytes), source.name(), options, narrowing);
  }

  /** Whether a name ends as picture files do, in any case; for choosing files of a folder. */
  public static boolean hasImageExtension(Path path) {
    Path name = path.getFileName();
    String text = name == null ? "" : name.toString();
    int dot = text.lastIndexOf('.');
    return dot >= 0 && EXTENSIONS.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static RgbImage convert(
      BufferedImage image, String name, DecodeOptions options, Narrowing narrowing) {
    try {
      new SizeLimit(name, options.maxPixels()).check(image.getWidth(), image.getHeight());
      return RgbPixels.of(image, name, narrowing);
    } catch (OutOfMemoryError e) {
      throw DecodingFailures.outOfMemory(name, e);
    }
  }

  private static RgbImage decode(
      PictureBytes file, String name, DecodeOptions options, Narrowing narrowing) {
    PictureFormat format = PictureFormat.require(file, name);
    return new DecodingFailures(name, format, file)
        .told(() -> FormatDecoder.open(format, file, name, options, narrowing).decode());
  }
}
