/**
 * Data set and detector → {@code Evaluation}: metrics per class and their mean, curves, and the
 * best and worst pictures.
 */
package io.github.adaclip.evaluate;
