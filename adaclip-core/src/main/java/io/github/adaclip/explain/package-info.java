/**
 * A picture and its detector enter, what its score is made of leaves: parts of the score that add
 * up, each layer's own map, and what each state and template moved. Start with {@link
 * io.github.adaclip.explain.Explainer}.
 */
package io.github.adaclip.explain;
