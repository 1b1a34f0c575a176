/**
 * What can go wrong and how it is told: {@link io.github.adaclip.failure.AdaClipException} is the
 * one exception type that leaves the library, {@link io.github.adaclip.failure.FailureCode} names
 * the case, and {@link io.github.adaclip.failure.FailureKind} says whose turn it is. Start with
 * {@code AdaClipException}.
 */
package io.github.adaclip.failure;
