package io.github.adaclip.weights;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a file names CLIP's tensors: translates OpenAI's names into the file's. */
sealed interface ClipLayout {
  /** What people call the layout. */
  String description();

  /** Where the tensor of OpenAI's name lies in a file of this layout. */
  ClipSource source(String name);

  /** What stands before the number of a block of the tower whose blocks OpenAI names so. */
  String blocks(String openAiBlocks);

  /** The layout of a file that has one of these names; empty if it is no CLIP of a known layout. */
  static Optional<ClipLayout> of(TensorFile file) {
    Optional<String> openAi = prefixBefore(file, ClipNames.PATCHES);
    if (openAi.isPresent()) {
      return openAi.map(prefix -> OpenAi.of(file, prefix));
    }
    return prefixBefore(file, HuggingFace.PATCHES).map(HuggingFace::new);
  }

  private static Optional<String> prefixBefore(TensorFile file, String name) {
    return file.names().stream()
        .filter(found -> found.equals(name) || found.endsWith("." + name))
        .map(found -> found.substring(0, found.length() - name.length()))
        .min(Comparator.comparingInt(String::length));
  }

  /**
   * OpenAI's names, also those of open_clip.
   *
   * @param prefix before all names
   * @param textPrefix before the names of the text tower
   * @param linearText whether the text projection is a linear layer, which stores its matrix
   *     transposed
   */
  record OpenAi(String prefix, String textPrefix, boolean linearText) implements ClipLayout {
    static ClipLayout of(TensorFile file, String prefix) {
      String textPrefix = file.has(prefix + "text." + ClipNames.TOKENS) ? prefix + "text." : prefix;
      boolean linear = file.has(textPrefix + ClipNames.TEXT_PROJECTION + ".weight");
      return new OpenAi(prefix, textPrefix, linear);
    }

    @Override
    public String description() {
      return textPrefix.equals(prefix) ? "OpenAI" : "open_clip";
    }

    @Override
    public ClipSource source(String name) {
      if (linearText && name.equals(ClipNames.TEXT_PROJECTION)) {
        return ClipSource.transposed(textPrefix + name + ".weight");
      }
      boolean ofText = !name.startsWith("visual.") && !name.equals(ClipNames.LOGIT_SCALE);
      return ClipSource.of((ofText ? textPrefix : prefix) + name);
    }

    @Override
    public String blocks(String openAiBlocks) {
      return source(openAiBlocks).parts().get(0);
    }
  }

  /**
   * The names of Hugging Face's CLIPModel.
   *
   * @param prefix before all names
   */
  record HuggingFace(String prefix) implements ClipLayout {
    static final String PATCHES = "vision_model.embeddings.patch_embedding.weight";

    private static final Map<String, String> NAMES =
        Map.ofEntries(
            Map.entry(ClipNames.PATCHES, PATCHES),
            Map.entry("visual.class_embedding", "vision_model.embeddings.class_embedding"),
            Map.entry(
                ClipNames.VISION_POSITIONS, "vision_model.embeddings.position_embedding.weight"),
            Map.entry("visual.ln_pre.weight", "vision_model.pre_layrnorm.weight"),
            Map.entry("visual.ln_pre.bias", "vision_model.pre_layrnorm.bias"),
            Map.entry("visual.ln_post.weight", "vision_model.post_layernorm.weight"),
            Map.entry("visual.ln_post.bias", "vision_model.post_layernorm.bias"),
            Map.entry(ClipNames.TOKENS, "text_model.embeddings.token_embedding.weight"),
            Map.entry(ClipNames.TEXT_POSITIONS, "text_model.embeddings.position_embedding.weight"),
            Map.entry("ln_final.weight", "text_model.final_layer_norm.weight"),
            Map.entry("ln_final.bias", "text_model.final_layer_norm.bias"),
            Map.entry(ClipNames.VISION_PROJECTION, "visual_projection.weight"),
            Map.entry(ClipNames.TEXT_PROJECTION, "text_projection.weight"));

    private static final Map<String, String> BLOCK_NAMES =
        Map.of(
            "ln_1", "layer_norm1",
            "ln_2", "layer_norm2",
            "attn.out_proj", "self_attn.out_proj",
            "mlp.c_fc", "mlp.fc1",
            "mlp.c_proj", "mlp.fc2");

    @Override
    public String description() {
      return "Hugging Face";
    }

    @Override
    public ClipSource source(String name) {
      for (String blocks : List.of(ClipNames.VISION_BLOCKS, ClipNames.TEXT_BLOCKS)) {
        if (name.startsWith(blocks)) {
          int dot = name.indexOf('.', blocks.length());
          String layer = name.substring(blocks.length(), dot);
          return blockSource(blocks(blocks) + layer + ".", name.substring(dot + 1));
        }
      }
      String own = prefix + NAMES.getOrDefault(name, name);
      boolean projection =
          name.equals(ClipNames.VISION_PROJECTION) || name.equals(ClipNames.TEXT_PROJECTION);
      return projection ? ClipSource.transposed(own) : ClipSource.of(own);
    }

    private static ClipSource blockSource(String block, String name) {
      if (name.startsWith("attn.in_proj_")) {
        String kind = name.substring("attn.in_proj_".length());
        List<String> parts =
            List.of("q", "k", "v").stream()
                .map(part -> block + "self_attn." + part + "_proj." + kind)
                .toList();
        return new ClipSource(parts, false);
      }
      int dot = name.lastIndexOf('.');
      return ClipSource.of(block + BLOCK_NAMES.get(name.substring(0, dot)) + name.substring(dot));
    }

    @Override
    public String blocks(String openAiBlocks) {
      boolean vision = openAiBlocks.equals(ClipNames.VISION_BLOCKS);
      return prefix + (vision ? "vision_model" : "text_model") + ".encoder.layers.";
    }
  }
}
