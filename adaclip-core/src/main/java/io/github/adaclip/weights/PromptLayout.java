package io.github.adaclip.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which tensors a checkpoint holds for given settings, as the reference writes them: static prompts
 * of the prompted towers, both prompt generators wherever prompts are dynamic, and the projections.
 */
public final class PromptLayout {
  private PromptLayout() {}

  /**
   * Names and shapes.
   *
   * @param layers number of chosen layers
   * @return shapes by the reference's names without {@code clip_model.}, in the order in which a
   *     file lists them
   */
  public static Map<String, long[]> of(
      PromptSettings settings, ClipArchitecture sizes, int layers) {
    long shared = sizes.embeddingWidth();
    long vision = sizes.visionWidth();
    long text = sizes.textWidth();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    if (settings.type().hasStatic()) {
      for (int layer = 0; layer < settings.depth(); layer++) {
        if (settings.branch().hasText()) {
          shapes.put(PromptTensors.TEXT_STATIC + layer, new long[] {settings.length(), text});
        }
        if (settings.branch().hasVision()) {
          shapes.put(PromptTensors.VISION_STATIC + layer, new long[] {settings.length(), vision});
        }
      }
    }
    linears(shapes, PromptTensors.PATCH_PROJECTION, layers, vision, shared);
    linears(shapes, PromptTensors.CLASS_PROJECTION, 1, shared, shared);
    if (settings.type().hasDynamic()) {
      linears(shapes, PromptTensors.VISION_GENERATOR, settings.length(), shared, vision);
      linears(shapes, PromptTensors.TEXT_GENERATOR, settings.length(), shared, text);
    }
    return Collections.unmodifiableMap(shapes);
  }

  /** Whether a tensor belongs to one of the projections. */
  public static boolean isProjection(String name) {
    return name.startsWith(PromptTensors.PATCH_PROJECTION)
        || name.startsWith(PromptTensors.CLASS_PROJECTION);
  }

  private static void linears(
      Map<String, long[]> shapes, String family, int count, long in, long out) {
    for (int index = 0; index < count; index++) {
      shapes.put(family + index + ".weight", new long[] {out, in});
      shapes.put(family + index + ".bias", new long[] {out});
    }
  }
}
