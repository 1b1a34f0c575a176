/**
 * The model from top to bottom and the engine around it: {@link
 * io.github.adaclip.torch.engine.AdaClip} shows every stage in order; {@link
 * io.github.adaclip.torch.engine.TorchEngine} is what the API's {@code Detector} finds; {@link
 * io.github.adaclip.torch.engine.ComputeThread} owns every libtorch call. Start with {@code
 * AdaClip.forward}.
 */
package io.github.adaclip.torch.engine;
