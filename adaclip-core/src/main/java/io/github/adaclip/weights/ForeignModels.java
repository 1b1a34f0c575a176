package io.github.adaclip.weights;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises files that hold another model than asked for, so that the message can say what they
 * are.
 */
final class ForeignModels {
  private static final int NAMES_SHOWN = 3;

  private ForeignModels() {}

  /** Whether a file holds AdaCLIP's prompts and projections. */
  static boolean isPromptCheckpoint(TensorFile file) {
    return file.has("clip_model.patch_token_layer.head.0.weight")
        || file.has("patch_token_layer.head.0.weight");
  }

  /** Refuses what is known to be something other than a CLIP with two transformer towers. */
  static void refuse(TensorFile file) {
    if (isPromptCheckpoint(file)) {
      throw WeightFailures.misfit(
              file.path(), "the file holds AdaCLIP prompts, not a CLIP backbone")
          .expected("a CLIP backbone")
          .found("prompts and projections such as patch_token_layer.head.0.weight")
          .fix("give this file as --checkpoint and a CLIP model as --backbone")
          .build();
    }
    for (String name : file.names()) {
      if (name.contains("visual.layer1.")) {
        throw notATransformer(file, name, "a CLIP with a ResNet as vision tower");
      }
      if (name.contains("visual.trunk.") || name.contains("visual.attn_pool.")) {
        throw notATransformer(file, name, "a CLIP with a vision tower of another design");
      }
    }
  }

  private static RuntimeException notATransformer(TensorFile file, String name, String found) {
    return WeightFailures.misfit(file.path(), "this kind of CLIP model is not supported")
        .with("tensor", name)
        .expected("a CLIP with a vision transformer such as ViT-L-14-336")
        .found(found)
        .fix("use one of " + String.join(", ", ClipArchitecture.publishedByName().keySet()))
        .build();
  }

  /**
   * Refuses tensors inside the blocks that belong to no known part: they would change the
   * computation.
   */
  static void refuseUnknownInBlocks(
      TensorFile file, ClipLayout layout, Collection<ClipSource> used) {
    Set<String> known = new HashSet<>();
    used.forEach(source -> known.addAll(source.parts()));
    String vision = layout.blocks(ClipNames.VISION_BLOCKS);
    String text = layout.blocks(ClipNames.TEXT_BLOCKS);
    for (String name : file.names()) {
      boolean inBlock = name.startsWith(vision) || name.startsWith(text);
      if (inBlock && !known.contains(name) && !name.endsWith(".attn_mask")) {
        throw notATransformer(file, name, "a tower with other parts in its blocks");
      }
    }
  }

  /** The first few names of a file, to show what it holds. */
  static String firstNames(TensorFile file) {
    List<String> names = file.names();
    String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
    return names.size() + " tensors: " + shown + (names.size() > NAMES_SHOWN ? ", …" : "");
  }
}
