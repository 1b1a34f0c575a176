/**
 * Families of things on grounds, one class each: {@link
 * io.github.adaclip.data.synth.object.Objects}.
 */
package io.github.adaclip.data.synth.object;
