/**
 * Proof that a detector computes what the reference implementation computes: a golden directory
 * (written by {@code tools/parity/make_golden.py}) and a detector enter, the deviation of every
 * stage leaves. Start with {@link io.github.adaclip.parity.ParityCheck}.
 */
package io.github.adaclip.parity;
