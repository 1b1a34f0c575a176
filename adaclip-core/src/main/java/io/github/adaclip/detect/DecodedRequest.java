package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.PictureReader;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.MapFrame;
import io.github.adaclip.text.ClassSentences;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request whose picture is decoded and prepared, or that is to be scored in tiles, or that
 * failed.
 *
 * @param picture the whole picture, if it is in memory
 * @param input what the model is given; empty if in tiles or failed
 * @param frame where the request's view looks; empty if at the whole picture in one piece, or
 *     failed
 */
record DecodedRequest(
    Detector.Request request,
    Optional<RgbImage> picture,
    Optional<AnomalyEngine.Input> input,
    Optional<MapFrame> frame,
    Optional<AdaClipException> failure,
    double decodeSeconds) {

  static DecodedRequest of(
      Detector.Request request,
      DecodeOptions decode,
      int side,
      Function<String, ClassSentences> sentences,
      long startNanos) {
    try {
      ClassSentences words = sentences.apply(request.className());
      DecodedRequest decoded =
          request.view().isWhole()
              ? inOnePiece(request, decode, side, words)
              : viewed(request, decode, side, words);
      return decoded.after(PictureScoring.seconds(System.nanoTime() - startNanos));
    } catch (AdaClipException e) {
      return failed(request, Optional.empty(), e);
    }
  }

  static DecodedRequest failed(
      Detector.Request request, Optional<RgbImage> picture, AdaClipException failure) {
    return new DecodedRequest(
        request, picture, Optional.empty(), Optional.empty(), Optional.of(failure), 0);
  }

  /** Whether it is still to be read, tile by tile. */
  boolean isTiled() {
    return input.isEmpty() && failure.isEmpty();
  }

  /** What the model is given; only of a request that did not fail. */
  Detector.PreparedRequest prepared() {
    return new Detector.PreparedRequest(
        request.image().name(), input.orElseThrow().image(), request.className());
  }

  DetectionOutcome done(Detection detection) {
    return new DetectionOutcome(request, Optional.of(detection), picture, Optional.empty());
  }

  DetectionOutcome failed() {
    return new DetectionOutcome(request, Optional.empty(), picture, failure);
  }

  private static DecodedRequest inOnePiece(
      Detector.Request request, DecodeOptions decode, int side, ClassSentences words) {
    RgbImage picture = ImageDecoder.decode(request.image(), decode);
    AnomalyEngine.Input input =
        new AnomalyEngine.Input(ImagePreprocessor.prepare(picture, side), words);
    return new DecodedRequest(
        request, Optional.of(picture), Optional.of(input), Optional.empty(), Optional.empty(), 0);
  }

  private static DecodedRequest viewed(
      Detector.Request request, DecodeOptions decode, int side, ClassSentences words) {
    try (PictureReader picture = PictureReader.open(request.image(), decode)) {
      Optional<MapFrame> frame = Optional.of(request.view().frame(picture));
      if (request.view().tiles().filter(tiles -> tiles.isCutting(frame.get().area())).isPresent()) {
        return new DecodedRequest(
            request, Optional.empty(), Optional.empty(), frame, Optional.empty(), 0);
      }
      AnomalyEngine.Input input =
          new AnomalyEngine.Input(
              ImagePreprocessor.prepare(picture, frame.get().area(), side), words);
      return new DecodedRequest(
          request, picture.inMemory(), Optional.of(input), frame, Optional.empty(), 0);
    }
  }

  private DecodedRequest after(double seconds) {
    return new DecodedRequest(request, picture, input, frame, failure, seconds);
  }
}
