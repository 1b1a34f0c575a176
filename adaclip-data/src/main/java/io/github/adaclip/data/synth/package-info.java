/**
 * A seed → labelled pictures with exact masks and captions, in memory or as a data set in MVTec
 * layout. Start with {@link io.github.adaclip.data.synth.Corpus}.
 */
package io.github.adaclip.data.synth;
