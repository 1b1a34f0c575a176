/**
 * Native memory: {@link io.github.adaclip.torch.tensor.TensorScope} frees what a stage made, {@link
 * io.github.adaclip.torch.tensor.TensorDevice} makes tensors on an explicit device and copies them
 * back to Java arrays. Nothing here knows about CLIP. Start with {@code TensorScope}.
 */
package io.github.adaclip.torch.tensor;
