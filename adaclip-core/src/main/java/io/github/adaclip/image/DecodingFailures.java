package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.EOFException;
import java.io.IOException;

/** Whatever a decoder throws → what the user is told, with the file's name. */
record DecodingFailures(String name, PictureFormat format, PictureBytes file) {
  /** Something that may fail in many ways. */
  interface Decoding<T> {
    T result() throws IOException;
  }

  /** The result, or the failure in the user's words. */
  <T> T told(Decoding<T> decoding) {
    try {
      return decoding.result();
    } catch (OutOfMemoryError e) {
      throw outOfMemory(name, e);
    } catch (DamagedPictureException e) {
      throw unreadable(e.summary(), e.getMessage(), e);
    } catch (EOFException e) {
      String found =
          "the file ends after " + file.length() + " bytes, within its " + format + " data";
      throw unreadable("the picture is truncated", found, e);
    } catch (AdaClipException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof OutOfMemoryError heap) { // Java's PNG reader wraps it
          throw outOfMemory(name, heap);
        }
      }
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw unreadable("the picture is damaged or of an unknown kind", format + ": " + reason, e);
    }
  }

  static AdaClipException outOfMemory(String name, OutOfMemoryError cause) {
    return AdaClipException.of(FailureCode.OUT_OF_MEMORY, "not enough memory to decode the picture")
        .file(name)
        .found("a Java heap of at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB")
        .fix("give Java more memory (-Xmx) or make the picture smaller")
        .cause(cause)
        .build();
  }

  private AdaClipException unreadable(String summary, String found, Throwable cause) {
    return AdaClipException.of(FailureCode.UNREADABLE_IMAGE, summary)
        .file(name)
        .found(found)
        .fix("copy or export the file again")
        .cause(cause)
        .build();
  }
}
