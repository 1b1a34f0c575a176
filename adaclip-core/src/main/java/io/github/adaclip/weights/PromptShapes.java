package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The shapes that a checkpoint's tensors have for given widths. */
final class PromptShapes {
  private final PromptTensors tensors;

  PromptShapes(PromptTensors tensors) {
    this.tensors = tensors;
  }

  /**
   * Refuses a checkpoint whose tensors contradict each other, or whose prompts are too many for a
   * text.
   */
  void requireConsistent() {
    String patch = PromptTensors.PATCH_PROJECTION + "0.weight";
    long[] projection = tensors.shape(patch);
    if (projection.length != 2) {
      throw tensors.misfit(patch).expected("2 axes").found(TensorInfo.text(projection)).build();
    }
    long length = tensors.length().orElse(0);
    if (tensors.visionDepth() > 0 && tensors.textDepth() > 0) {
      requireEqualDepths();
    }
    // The text width stands nowhere else than in the text prompts themselves.
    long textWidth = textWidth(projection[0]);
    expected(projection[1], projection[0], textWidth, length).forEach(tensors::requireShape);
    requireLength(length);
  }

  private void requireEqualDepths() {
    if (tensors.visionDepth() != tensors.textDepth()) {
      throw tensors
          .misfit(PromptTensors.TEXT_STATIC + "N")
          .expected(tensors.visionDepth() + " static prompts, as in the vision tower")
          .found(tensors.textDepth())
          .build();
    }
  }

  private long textWidth(long embeddingWidth) {
    if (tensors.textDepth() > 0) {
      long[] prompt = tensors.shape(PromptTensors.TEXT_STATIC + 0);
      return prompt.length == 2 ? prompt[1] : embeddingWidth;
    }
    if (tensors.generatorHeads() > 0) {
      long[] bias = tensors.shape(PromptTensors.TEXT_GENERATOR + "0.bias");
      return bias.length == 1 ? bias[0] : embeddingWidth;
    }
    return embeddingWidth;
  }

  private void requireLength(long length) {
    boolean without = tensors.length().isEmpty();
    boolean generatorsAgree = tensors.generatorHeads() == 0 || tensors.generatorHeads() == length;
    if (!generatorsAgree) {
      throw tensors
          .misfit(PromptTensors.VISION_GENERATOR + "N")
          .expected(length + " heads, one for each static prompt of a block")
          .found(tensors.generatorHeads())
          .build();
    }
    if (!without && (length < 1 || length > PromptSettings.MAX_LENGTH)) {
      throw WeightFailures.misfit(tensors.file().path(), "the checkpoint has too many prompts")
          .expected("prompt length 1 to " + PromptSettings.MAX_LENGTH)
          .found(length)
          .fix("train with a smaller --prompt-length")
          .build();
    }
  }

  /** The shape each tensor must have. */
  private Map<String, long[]> expected(
      long visionWidth, long embeddingWidth, long textWidth, long length) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (String name : tensors.names()) {
      boolean bias = name.endsWith(".bias");
      long out;
      long in;
      if (name.startsWith(PromptTensors.VISION_STATIC)) {
        shapes.put(name, new long[] {length, visionWidth});
        continue;
      } else if (name.startsWith(PromptTensors.TEXT_STATIC)) {
        shapes.put(name, new long[] {length, textWidth});
        continue;
      } else if (name.startsWith(PromptTensors.PATCH_PROJECTION)) {
        out = embeddingWidth;
        in = visionWidth;
      } else if (name.startsWith(PromptTensors.CLASS_PROJECTION)) {
        out = embeddingWidth;
        in = embeddingWidth;
      } else {
        out = name.startsWith(PromptTensors.VISION_GENERATOR) ? visionWidth : textWidth;
        in = embeddingWidth;
      }
      shapes.put(name, bias ? new long[] {out} : new long[] {out, in});
    }
    return shapes;
  }

  /** The first tensor that does not fit a backbone, with the shape it should have. */
  Optional<Map.Entry<String, long[]>> firstMisfit(ClipArchitecture sizes) {
    return expected(
            sizes.visionWidth(),
            sizes.embeddingWidth(),
            sizes.textWidth(),
            tensors.length().orElse(0))
        .entrySet()
        .stream()
        .filter(entry -> !Arrays.equals(entry.getValue(), tensors.shape(entry.getKey())))
        .findFirst();
  }

  /**
   * Refuses a backbone of other widths.
   *
   * @throws AdaClipException WEIGHTS_DO_NOT_FIT naming tensor, expected and found shape
   */
  void requireFits(ClipArchitecture sizes) {
    firstMisfit(sizes)
        .ifPresent(
            misfit -> {
              String owner =
                  ClipArchitecture.publishedByName().entrySet().stream()
                      .filter(known -> firstMisfit(known.getValue()).isEmpty())
                      .map(Map.Entry::getKey)
                      .reduce((first, second) -> first + " or " + second)
                      .orElse("");
              String found = TensorInfo.text(tensors.shape(misfit.getKey()));
              throw WeightFailures.misfit(
                      tensors.file().path(),
                      "the checkpoint does not fit the backbone " + sizes.name())
                  .with("tensor", misfit.getKey())
                  .expected(TensorInfo.text(misfit.getValue()))
                  .found(owner.isEmpty() ? found : found + ", which is the shape for " + owner)
                  .fix(
                      (owner.isEmpty() ? "" : "pass --backbone " + owner + ", or ")
                          + "use a checkpoint made for "
                          + sizes.name())
                  .build();
            });
  }
}
