package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
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
      throw outOfMemory(name, e);
    }
  }

  private static RgbImage decode(
      PictureBytes file, String name, DecodeOptions options, Narrowing narrowing) {
    PictureFormat format = format(file, name);
    try {
      return FormatDecoder.decode(format, file, name, options, narrowing);
    } catch (OutOfMemoryError e) {
      throw outOfMemory(name, e);
    } catch (DamagedPictureException e) {
      throw unreadable(e.summary(), name, e.getMessage(), e);
    } catch (EOFException e) {
      String found =
          "the file ends after " + file.length() + " bytes, within its " + format + " data";
      throw unreadable("the picture is truncated", name, found, e);
    } catch (AdaClipException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof OutOfMemoryError heap) { // Java's PNG reader wraps it
          throw outOfMemory(name, heap);
        }
      }
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw unreadable(
          "the picture is damaged or of an unknown kind", name, format + ": " + reason, e);
    }
  }

  private static PictureFormat format(PictureBytes file, String name) {
    if (file.length() == 0) {
      throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the picture file is empty")
          .file(name)
          .found("0 bytes")
          .fix("copy or export the file again")
          .build();
    }
    return PictureFormat.of(file)
        .orElseThrow(
            () -> {
              ForeignContent content = ForeignContent.of(file);
              return AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the file is not a picture")
                  .file(name)
                  .expected(PictureFormat.ALL)
                  .found(content.description())
                  .fix(content.fix())
                  .build();
            });
  }

  private static AdaClipException unreadable(
      String summary, String name, String found, Throwable cause) {
    return AdaClipException.of(FailureCode.UNREADABLE_IMAGE, summary)
        .file(name)
        .found(found)
        .fix("copy or export the file again")
        .cause(cause)
        .build();
  }

  private static AdaClipException outOfMemory(String name, OutOfMemoryError cause) {
    return AdaClipException.of(FailureCode.OUT_OF_MEMORY, "not enough memory to decode the picture")
        .file(name)
        .found("a Java heap of at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB")
        .fix("give Java more memory (-Xmx) or make the picture smaller")
        .cause(cause)
        .build();
  }
}
