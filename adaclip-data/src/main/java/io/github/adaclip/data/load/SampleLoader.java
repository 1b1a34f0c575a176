package io.github.adaclip.data.load;

import io.github.adaclip.data.Sample;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.image.RgbImage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Prepared pictures and masks in the order of the requests, decoded and resized ahead in background
 * threads; memory is bounded by {@link LoadOptions#lookAhead()}.
 *
 * <p>A file that cannot be used makes {@link #next} throw at its place; the loader then goes on
 * with the next one. For one consumer thread; to be closed.
 */
public final class SampleLoader implements Iterator<LoadedSample>, AutoCloseable {
  private final OrderedAhead<PictureRequest, LoadedSample> ahead;

  private SampleLoader(OrderedAhead<PictureRequest, LoadedSample> ahead) {
    this.ahead = ahead;
  }

  /** Loads samples one by one as they are. */
  public static SampleLoader ofSamples(List<Sample> samples, LoadOptions options) {
    return of(samples.stream().map(PictureRequest::of).iterator(), options);
  }

  /**
   * Loads what is asked for.
   *
   * @param requests read by the consumer's thread, never more than the look-ahead too early
   */
  public static SampleLoader of(Iterator<PictureRequest> requests, LoadOptions options) {
    return new SampleLoader(
        new OrderedAhead<>(
            requests, request -> load(request, options), options.threads(), options.lookAhead()));
  }

  @Override
  public boolean hasNext() {
    return ahead.hasNext();
  }

  /**
   * The next picture with its mask.
   *
   * @throws io.github.adaclip.failure.AdaClipException UNREADABLE_IMAGE, MISSING_FILE,
   *     IMAGE_TOO_LARGE or OUT_OF_MEMORY, naming the file; CANCELLED if the thread is interrupted
   */
  @Override
  public LoadedSample next() {
    return ahead.next();
  }

  /** Stops the threads; can be called twice. */
  @Override
  public void close() {
    ahead.close();
  }

  /** Loads one picture here and now. */
  public static LoadedSample load(PictureRequest request, LoadOptions options) {
    List<SamplePixels> pixels =
        request.samples().stream()
            .map(sample -> SamplePixels.decode(sample, options.decode()))
            .toList();
    List<String> notes = pixels.stream().flatMap(each -> each.notes().stream()).toList();
    if (request.isMosaic()) {
      Mosaic mosaic = Mosaic.of(pixels, options.decode().maxPixels());
      return loaded(request, mosaic.picture(), Optional.of(mosaic.mask()), notes, options);
    }
    return loaded(request, pixels.get(0).picture(), pixels.get(0).mask(), notes, options);
  }

  private static LoadedSample loaded(
      PictureRequest request,
      RgbImage picture,
      Optional<RgbImage> mask,
      List<String> notes,
      LoadOptions options) {
    int side = options.side();
    PreparedImage prepared = ImagePreprocessor.prepare(picture, side);
    Optional<byte[]> labels = Optional.empty();
    if (request.hasPixelLabels()) {
      labels =
          Optional.of(
              mask.map(each -> ImagePreprocessor.prepareMask(each, side))
                  .orElseGet(() -> new byte[side * side]));
    }
    return new LoadedSample(request, prepared, labels, notes);
  }
}
