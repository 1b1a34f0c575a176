/**
 * Auxiliary data and a frozen backbone → trained prompts and projections. {@link
 * io.github.adaclip.train.Trainer} owns the loop, {@link io.github.adaclip.train.TrainSettings} its
 * settings, {@link io.github.adaclip.train.TrainingSamples} the order of the pictures; the weights
 * lie behind {@link io.github.adaclip.training.TrainingEngine}. A run leaves a checkpoint and a
 * folder with its state, from which a killed run goes on, and its logs. Read Trainer first.
 */
package io.github.adaclip.train;
