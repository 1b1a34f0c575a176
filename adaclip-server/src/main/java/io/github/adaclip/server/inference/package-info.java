/**
 * The Open Inference Protocol, version 2, over HTTP: tensors of pictures and class names in,
 * tensors of scores and maps out, as JSON or with the binary tensor extension. Start with {@link
 * io.github.adaclip.server.inference.InferenceEndpoints}.
 */
package io.github.adaclip.server.inference;
