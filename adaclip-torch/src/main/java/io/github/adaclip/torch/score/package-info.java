/**
 * From features to numbers: projections into the shared space, logits of patches against the text
 * features, anomaly maps and the class score. Start with {@link
 * io.github.adaclip.torch.score.PatchScores}.
 */
package io.github.adaclip.torch.score;
