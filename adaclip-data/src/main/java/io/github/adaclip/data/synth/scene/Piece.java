package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Surface;

/**
 * A figure and what it looks like.
 *
 * @param shape the figure
 * @param surface its colours, in the figure's places
 */
public record Piece(Shape shape, Surface surface) {}
