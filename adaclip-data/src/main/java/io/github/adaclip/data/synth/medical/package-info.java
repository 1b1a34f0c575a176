/**
 * Families of medical pictures, one class each: {@link
 * io.github.adaclip.data.synth.medical.MedicalPictures}.
 */
package io.github.adaclip.data.synth.medical;
