package io.github.adaclip.torch.prompt;

import io.github.adaclip.torch.clip.WeightReader;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The prompts of one branch (vision or text) in any type: static ones, shared by all pictures,
 * dynamic ones, made from the picture's own feature, or their sum.
 *
 * <p>Source: AdaCLIP, sections 3.2 and 3.3; reference classes {@code PromptLayer} and {@code
 * DynamicPromptGenerator}. The reference rounds prompts to fp16 when it inserts them; here they
 * stay float32.
 */
public final class HybridPrompts {
  private final int depth;
  private final int length;
  private final List<Tensor> statics; // J times (M, width), or empty
  private final List<Linear> generators; // M times D → width, or empty

  private HybridPrompts(int depth, int length, List<Tensor> statics, List<Linear> generators) {
    this.depth = depth;
    this.length = length;
    this.statics = statics;
    this.generators = generators;
  }

  /** A branch without prompts. */
  public static HybridPrompts none() {
    return new HybridPrompts(0, 0, List.of(), List.of());
  }

  /**
   * Reads the prompts of the vision branch.
   *
   * @param visionWidth W
   * @param sharedWidth D
   */
  public static HybridPrompts vision(
      WeightReader weights, PromptSettings settings, int visionWidth, int sharedWidth) {
    return settings.branch().hasVision()
        ? read(
            weights,
            settings,
            "visual_prompter",
            "dynamic_visual_prompt_generator",
            visionWidth,
            sharedWidth)
        : none();
  }

  /**
   * Reads the prompts of the text branch.
   *
   * @param sharedWidth D
   */
  public static HybridPrompts text(WeightReader weights, PromptSettings settings, int sharedWidth) {
    return settings.branch().hasText()
        ? read(
            weights,
            settings,
            "text_prompter",
            "dynamic_text_prompt_generator",
            sharedWidth,
            sharedWidth)
        : none();
  }

  private static HybridPrompts read(
      WeightReader weights,
      PromptSettings settings,
      String prompter,
      String generator,
      int width,
      int in) {
    int length = settings.length();
    List<Tensor> statics =
        settings.type().hasStatic()
            ? IntStream.range(0, settings.depth())
                .mapToObj(
                    layer -> weights.read(prompter + ".static_prompts." + layer, length, width))
                .toList()
            : List.of();
    List<Linear> generators =
        settings.type().hasDynamic()
            ? IntStream.range(0, length)
                .mapToObj(
                    token -> Linear.read(weights, generator + ".head." + token + ".", in, width))
                .toList()
            : List.of();
    boolean nothing = statics.isEmpty() && generators.isEmpty();
    return nothing ? none() : new HybridPrompts(settings.depth(), length, statics, generators);
  }

  /** Whether a part of these prompts is there; no prompts always are. */
  public boolean has(PromptType part) {
    return !(part.hasStatic() && statics.isEmpty() || part.hasDynamic() && generators.isEmpty());
  }

  /**
   * These prompts without those that the part leaves out; the same tensors.
   *
   * @throws IllegalArgumentException if they do not have that part
   */
  public HybridPrompts only(PromptType part) {
    if (!has(part)) {
      throw new IllegalArgumentException("no prompts of type " + part.symbol() + " here");
    }
    return part == PromptType.NONE
        ? none()
        : new HybridPrompts(
            depth,
            length,
            part.hasStatic() ? statics : List.of(),
            part.hasDynamic() ? generators : List.of());
  }

  /** Whether the prompts depend on the picture. */
  public boolean isDynamic() {
    return !generators.isEmpty();
  }

  /** Whether there are no prompts at all. */
  public boolean isNone() {
    return depth == 0;
  }

  /**
   * Makes dynamic prompts.
   *
   * @param imageFeature un-prompted image feature, not normalised, (B, D)
   * @return (B, M, width), in the caller's scope
   */
  public Tensor dynamic(Tensor imageFeature) {
    try (TensorScope scope = TensorScope.open()) {
      TensorVector made = new TensorVector();
      generators.forEach(generator -> made.push_back(generator.forward(imageFeature)));
      return scope.keep(torch.stack(made, 1)); // (B, M, width)
    }
  }

  /**
   * The prompts of every prompted block for a batch.
   *
   * @param dynamic (B, M, width), or empty if the type has none
   * @param batch B
   * @return J times (B, M, width), or an empty list without prompts; in the caller's scope
   */
  public List<Tensor> forBlocks(List<Tensor> dynamic, long batch) {
    List<Tensor> prompts = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      if (statics.isEmpty()) {
        prompts.add(dynamic.get(0));
      } else if (dynamic.isEmpty()) {
        Tensor fixed = statics.get(layer);
        prompts.add(fixed.unsqueeze(0).expand(batch, length, fixed.size(1)));
      } else {
        prompts.add(dynamic.get(0).add(statics.get(layer)));
      }
    }
    return prompts;
  }
}
