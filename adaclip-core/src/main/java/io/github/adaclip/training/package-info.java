/**
 * What an engine offers to be trained: pictures with their truth enter a {@link
 * io.github.adaclip.training.TrainingEngine}, losses leave, and its weights change. The loop around
 * it (data, epochs, checkpoints) is the module {@code adaclip-train}. Start with {@code
 * TrainingEngine}.
 */
package io.github.adaclip.training;
