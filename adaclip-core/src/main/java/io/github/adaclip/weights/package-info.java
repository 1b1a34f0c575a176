/**
 * Weight files in, float32 tensors out, without native code and without ever running what a file
 * asks for.
 *
 * <p>Enters: safetensors (alone, sharded or in a Hugging Face folder), PyTorch's zip and older
 * formats, TorchScript archives. Leaves: {@link io.github.adaclip.weights.ClipWeights} (a CLIP
 * backbone under OpenAI's tensor names) and {@link io.github.adaclip.weights.PromptCheckpoint}
 * (AdaCLIP's prompts and projections), read one tensor at a time into the caller's buffer; and the
 * writers of both. Read {@link io.github.adaclip.weights.TensorFiles} first.
 */
package io.github.adaclip.weights;
