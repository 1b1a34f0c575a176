/** Families of surfaces, one class each: {@link io.github.adaclip.data.synth.texture.Textures}. */
package io.github.adaclip.data.synth.texture;
