/**
 * Families and kinds that nothing is trained on; uses nothing of the packages of the others: {@link
 * io.github.adaclip.data.synth.heldout.HeldOut}.
 */
package io.github.adaclip.data.synth.heldout;
