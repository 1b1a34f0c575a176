/**
 * Seeded chance → figures, colours, noise, surfaces: what scenes are made of. Everything is
 * computed by arithmetic that gives the same bits on every machine; tests forbid {@code Math.sin}
 * and its like. Start with {@link io.github.adaclip.data.synth.draw.Surface}.
 */
package io.github.adaclip.data.synth.draw;
