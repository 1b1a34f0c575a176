package io.github.adaclip.server.batch;

import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One picture to be scored, and what is made of its outcome.
 *
 * @param request what the detector is asked for
 * @param pixels of the picture
 * @param result called once on a worker's thread; what it throws is what the caller gets
 * @param abandoned asked before the computation begins: whether nobody wants the result any more
 * @param <T> what the caller gets
 */
public record PictureWork<T>(
    Detector.Request request,
    long pixels,
    Function<DetectionOutcome, T> result,
    BooleanSupplier abandoned) {}
