/**
 * Learning: scores, maps and their truth enter {@link io.github.adaclip.torch.training.Losses},
 * gradients enter {@link io.github.adaclip.torch.training.AdamW} and change {@link
 * io.github.adaclip.torch.training.Learnable} weights. Nothing here knows about CLIP. Start with
 * {@code Losses}.
 */
package io.github.adaclip.torch.training;
