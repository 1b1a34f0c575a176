/**
 * The methods that AdaCLIP is compared with, on the same towers and with the same two text
 * features: pictures and text features enter, probabilities and maps leave. Nothing here is learnt.
 * Start with {@link io.github.adaclip.torch.baseline.PlainClip}; {@code docs/methods.md} says what
 * was decided and why.
 */
package io.github.adaclip.torch.baseline;
