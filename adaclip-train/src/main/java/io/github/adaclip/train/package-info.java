/** Auxiliary data and a backbone → trained prompts: the loop, its checkpoints and its logs. */
package io.github.adaclip.train;
