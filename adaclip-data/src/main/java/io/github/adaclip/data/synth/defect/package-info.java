/** Kinds of defects, one class each: {@link io.github.adaclip.data.synth.defect.Defects}. */
package io.github.adaclip.data.synth.defect;
