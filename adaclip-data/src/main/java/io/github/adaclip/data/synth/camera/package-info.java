/** Colours of a scene → photograph: {@link io.github.adaclip.data.synth.camera.Camera}. */
package io.github.adaclip.data.synth.camera;
