package io.github.adaclip.detect;

import java.util.Objects;

/**
 * The model that made a result, as it is written beside the result.
 *
 * @param name what the user calls the model
 * @param backbone the CLIP architecture, for instance {@code ViT-L-14-336}
 * @param checkpointSha256 the SHA-256 of the prompts' file, 64 lower-case hexadecimal digits; empty
 *     if no prompts are used or they come from no file
 * @param imageSize side in pixels at which the model saw the picture
 * @param method what was done with it
 * @param approximation what was given up for speed
 */
public record ModelDescription(
    String name,
    String backbone,
    String checkpointSha256,
    int imageSize,
    DetectionMethod method,
    Approximation approximation) {

  /** Checks every part. */
  public ModelDescription {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(backbone, "backbone");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(approximation, "approximation");
    if (name.isBlank() || backbone.isBlank()) {
      throw new IllegalArgumentException(
          "model name '" + name + "' and backbone '" + backbone + "' must not be blank");
    }
    if (!checkpointSha256.isEmpty() && !checkpointSha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "checkpoint SHA-256 is '" + checkpointSha256 + "', expected 64 hexadecimal digits");
    }
    if (imageSize < 1) {
      throw new IllegalArgumentException("image size is " + imageSize + ", expected at least 1");
    }
  }

  /** A model that gives up nothing for speed. */
  public ModelDescription(
      String name,
      String backbone,
      String checkpointSha256,
      int imageSize,
      DetectionMethod method) {
    this(name, backbone, checkpointSha256, imageSize, method, Approximation.none());
  }

  /** A model used by AdaCLIP, which gives up nothing for speed. */
  public ModelDescription(String name, String backbone, String checkpointSha256, int imageSize) {
    this(name, backbone, checkpointSha256, imageSize, DetectionMethod.ADACLIP);
  }
}
