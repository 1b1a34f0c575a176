package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a picture is: a file, bytes, or a decoded Java picture; with the name it has in results and
 * messages.
 */
public final class ImageSource {
  /** The name of a picture that has no other. */
  static final String IN_MEMORY = "in-memory picture";

  private final String name;
  private final Content content;

  private ImageSource(String name, Content content) {
    this.name = name;
    this.content = content;
  }

  /** The places a picture can be at; {@link ImageDecoder} takes them apart. */
  sealed interface Content {}

  record FileContent(Path path) implements Content {}

  record BytesContent(byte[] bytes) implements Content {}

  record DecodedContent(BufferedImage image) implements Content {}

  /** A picture file; read when it is decoded. */
  public static ImageSource of(Path path) {
    return new ImageSource(path.toString(), new FileContent(path));
  }

  /** A decoded picture; not copied. */
  public static ImageSource of(BufferedImage image) {
    return new ImageSource(IN_MEMORY, new DecodedContent(image));
  }

  /** The bytes of a picture file; not copied, not to be changed before the picture is decoded. */
  public static ImageSource of(byte[] bytes) {
    return new ImageSource(IN_MEMORY, new BytesContent(bytes));
  }

  /**
   * The bytes of a picture file, read to the end here and now, so that the source can be decoded
   * more than once. The stream stays open.
   *
   * @throws AdaClipException UNREADABLE_IMAGE if the stream fails, IMAGE_TOO_LARGE beyond {@link
   *     ImageDecoder#MOST_FILE_BYTES}
   */
  public static ImageSource of(InputStream stream) {
    try {
      return of(ImageBytes.read(stream, IN_MEMORY));
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the stream of the picture broke off")
          .file(IN_MEMORY)
          .found(String.valueOf(e.getMessage()))
          .fix("send the picture again")
          .cause(e)
          .build();
    }
  }

  /** The same picture under another name. */
  public ImageSource named(String newName) {
    return new ImageSource(newName, content);
  }

  /** The path as given, {@code in-memory picture}, or what {@link #named} set. */
  public String name() {
    return name;
  }

  /** The file, if it is one. */
  public Optional<Path> path() {
    return content instanceof FileContent file ? Optional.of(file.path()) : Optional.empty();
  }

  Content content() {
    return content;
  }

  @Override
  public String toString() {
    return name;
  }
}
