/**
 * Data set and detector → {@code Evaluation}: metrics per class and their mean, curves, and the
 * best and worst pictures. Start with {@link io.github.adaclip.evaluate.Evaluator}.
 */
package io.github.adaclip.evaluate;
