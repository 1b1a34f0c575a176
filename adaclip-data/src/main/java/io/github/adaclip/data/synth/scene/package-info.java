/**
 * A ground and parts upon it → a picture before any camera. Start with {@link
 * io.github.adaclip.data.synth.scene.Scene}, then {@link
 * io.github.adaclip.data.synth.scene.Renderer}.
 */
package io.github.adaclip.data.synth.scene;
