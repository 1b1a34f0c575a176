/**
 * A grid of settings → every combination trained and evaluated. {@link
 * io.github.adaclip.ablate.AblationJob} says what is varied, {@link
 * io.github.adaclip.ablate.AblationPlan} is all that will be done, checked beforehand, and {@link
 * io.github.adaclip.ablate.Ablation} does it: cells that need the same training share it, and what
 * is done stays in the output folder, so that a killed ablation goes on. Read Ablation first.
 */
package io.github.adaclip.ablate;
