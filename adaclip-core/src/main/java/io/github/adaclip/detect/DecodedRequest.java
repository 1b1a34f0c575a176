package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.text.ClassSentences;
import java.util.Optional;
import java.util.function.Function;

/** A request whose picture is decoded and prepared, or that failed at it. */
record DecodedRequest(
    Detector.Request request,
    Optional<RgbImage> picture,
    Optional<AnomalyEngine.Input> input,
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
      RgbImage picture = ImageDecoder.decode(request.image(), decode);
      AnomalyEngine.Input input =
          new AnomalyEngine.Input(ImagePreprocessor.prepare(picture, side), words);
      double seconds = Detector.seconds(System.nanoTime() - startNanos);
      return new DecodedRequest(
          request, Optional.of(picture), Optional.of(input), Optional.empty(), seconds);
    } catch (AdaClipException e) {
      return new DecodedRequest(request, Optional.empty(), Optional.empty(), Optional.of(e), 0);
    }
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
}
