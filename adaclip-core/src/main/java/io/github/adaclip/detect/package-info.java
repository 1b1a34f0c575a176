/**
 * The API: open a {@link io.github.adaclip.detect.Detector} from a {@link
 * io.github.adaclip.detect.ModelSource}, give it pictures and class names, get a {@link
 * io.github.adaclip.detect.Detection} each. {@link io.github.adaclip.detect.AnomalyEngine} is what
 * a back end implements (prepared pictures and sentences in, maps and scores out); it is found by
 * {@link java.util.ServiceLoader}. A {@link io.github.adaclip.detect.View} says which part of a
 * picture is looked at, and whether in tiles. Start with {@code Detector}.
 */
package io.github.adaclip.detect;
