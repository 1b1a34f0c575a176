package io.github.adaclip.pretrain;

import io.github.adaclip.training.PretrainingLoss;

/**
 * One change of the weights.
 *
 * @param update its number, from 1
 * @param pictures seen so far
 * @param side of the pictures it was taken from
 * @param loss of its batch
 * @param gradientNorm Euclidean length of the gradient
 * @param learningRate that it was made with
 * @param seconds it took
 */
public record PretrainEntry(
    long update,
    long pictures,
    int side,
    PretrainingLoss loss,
    double gradientNorm,
    double learningRate,
    double seconds) {}
