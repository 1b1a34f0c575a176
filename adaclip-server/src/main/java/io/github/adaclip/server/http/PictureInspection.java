package io.github.adaclip.server.http;

import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PictureReader;
import io.github.adaclip.server.batch.PictureWork;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A first look at what was sent: what is no picture, damaged in its structure or too large is
 * refused before it takes a place in the queue.
 */
public final class PictureInspection {
  /** A GIF is decoded to know its size, so only so many are looked at at a time. */
  private static final int AT_ONCE = 2;

  private final DecodeOptions decode;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  /** Looks as a detector decodes. */
  public PictureInspection(DecodeOptions decode) {
    this.decode = decode;
  }

  /**
   * The work for a picture.
   *
   * @param result what is made of the outcome
   * @param call who wants it
   * @throws io.github.adaclip.failure.AdaClipException UNREADABLE_IMAGE, IMAGE_TOO_LARGE
   */
  public <T> PictureWork<T> work(
      String name,
      byte[] bytes,
      String className,
      Function<DetectionOutcome, T> result,
      Call call) {
    ImageSource source = ImageSource.of(bytes).named(name);
    return new PictureWork<>(
        new Detector.Request(source, className), pixels(source), result, call::isAbandoned);
  }

  private long pixels(ImageSource source) {
    permits.acquireUninterruptibly();
    try (PictureReader picture = PictureReader.open(source, decode)) {
      return picture.size().pixels();
    } finally {
      permits.release();
    }
  }
}
