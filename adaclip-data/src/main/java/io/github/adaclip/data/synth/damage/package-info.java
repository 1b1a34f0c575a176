/**
 * A clean picture, a size and a strength → what a defect needs to draw itself, and the exact mask.
 * Start with {@link io.github.adaclip.data.synth.damage.Damage}.
 */
package io.github.adaclip.data.synth.damage;
