/**
 * The weights of the model {@code mini} and what offers them. The weights lie beside this package's
 * classes as {@code backbone.safetensors} and {@code prompts.safetensors}, with {@code SHA256SUMS}
 * in the form that the program {@code sha256sum} writes and checks.
 */
package io.github.adaclip.model.mini;
