/**
 * Samples → decoded, resized pictures and masks, made ahead of the model in background threads.
 * Read {@link io.github.adaclip.data.load.SampleLoader} first; {@link
 * io.github.adaclip.data.load.MosaicSampler} pastes four pictures into one.
 */
package io.github.adaclip.data.load;
