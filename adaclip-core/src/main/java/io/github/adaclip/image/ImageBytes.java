package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Files and streams → the bytes of a picture, with every refusal that needs no look at the content.
 */
final class ImageBytes {
  private ImageBytes() {}

  /** All bytes of a file; {@code name} is what messages call it. */
  static byte[] read(Path path, String name) {
    return told(
        path,
        name,
        () -> {
          try (InputStream stream = Files.newInputStream(path)) {
            return read(stream, name);
          }
        });
  }

  /** A file that is read where it is, piece by piece; to be closed. */
  static PictureBytes open(Path path, String name) {
    return told(
        path,
        name,
        () -> {
          SeekableByteChannel channel = Files.newByteChannel(path);
          if (channel.size() > ImageDecoder.MOST_FILE_BYTES) {
            channel.close();
            throw tooLarge(name);
          }
          return new PictureBytes(channel);
        });
  }

  private static <T> T told(Path path, String name, Reading<T> reading) {
    if (Files.isDirectory(path)) {
      throw AdaClipException.of(
              FailureCode.UNREADABLE_IMAGE, "a folder was given where a picture is needed")
          .file(name)
          .fix("give a picture file, or a command that takes folders")
          .build();
    }
    try {
      return reading.result();
    } catch (NoSuchFileException e) {
      throw missing(path, name, e);
    } catch (AccessDeniedException e) {
      throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the picture may not be read")
          .file(name)
          .found("permission denied")
          .fix("give this user read permission for the file")
          .cause(e)
          .build();
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the picture cannot be read")
          .file(name)
          .found(e.getMessage() == null ? e.toString() : e.getMessage())
          .fix("check the path and the device that the file is on")
          .cause(e)
          .build();
    }
  }

  /** The stream up to its end. */
  static byte[] read(InputStream stream, String name) throws IOException {
    try {
      byte[] bytes = stream.readNBytes(ImageDecoder.MOST_FILE_BYTES + 1);
      if (bytes.length > ImageDecoder.MOST_FILE_BYTES) {
        throw tooLarge(name);
      }
      return bytes;
    } catch (OutOfMemoryError e) {
      throw AdaClipException.of(
              FailureCode.OUT_OF_MEMORY, "not enough memory to read the picture file")
          .file(name)
          .fix("give Java more memory (-Xmx) or save the picture smaller")
          .cause(e)
          .build();
    }
  }

  private static AdaClipException tooLarge(String name) {
    return AdaClipException.of(FailureCode.IMAGE_TOO_LARGE, "the picture file is too large")
        .file(name)
        .expected("at most " + ImageDecoder.MOST_FILE_BYTES + " bytes")
        .found("more than that")
        .fix("save the picture compressed or smaller")
        .build();
  }

  private static AdaClipException missing(Path path, String name, Exception cause) {
    Path folder = path.toAbsolutePath().getParent();
    boolean folderExists = folder != null && Files.isDirectory(folder);
    return AdaClipException.of(FailureCode.MISSING_FILE, "there is no such file")
        .file(name)
        .found(
            folderExists
                ? "the folder exists, the file does not"
                : "the folder does not exist either")
        .fix("check the path")
        .cause(cause)
        .build();
  }

  /** What is done with a file. */
  private interface Reading<T> {
    T result() throws IOException;
  }
}
