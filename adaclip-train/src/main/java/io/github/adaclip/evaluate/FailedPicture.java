package io.github.adaclip.evaluate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.failure.AdaClipException;

/**
 * A picture that could not be used.
 *
 * @param sample which
 * @param failure why, and what to do
 */
public record FailedPicture(Sample sample, AdaClipException failure) {}
