/**
 * The frozen CLIP backbone: pictures enter {@link io.github.adaclip.torch.clip.VisionTower}, token
 * ids enter {@link io.github.adaclip.torch.clip.TextTower}; features and chosen inner layers leave.
 * Prompts are plain arguments of a tower's {@code forward} and never its state. Start with {@link
 * io.github.adaclip.torch.clip.ClipBackbone}.
 *
 * <p>Axis letters: B batch, S picture side, P patch side, L = (S/P)² patches, W vision width, D
 * text width and shared width, T text positions, M prompt length.
 */
package io.github.adaclip.torch.clip;
