package io.github.adaclip.evaluate;

import io.github.adaclip.data.Sample;

/**
 * The score of one picture.
 *
 * @param sample the picture with its label
 * @param score 0 to 1
 */
public record PictureResult(Sample sample, double score) {}
