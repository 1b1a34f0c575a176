package io.github.adaclip.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's names of all tensors of a CLIP with two transformer towers, and the shapes they must
 * have.
 */
final class ClipNames {
  static final String VISION_BLOCKS = "visual.transformer.resblocks.";
  static final String TEXT_BLOCKS = "transformer.resblocks.";
  static final String PATCHES = "visual.conv1.weight";
  static final String VISION_POSITIONS = "visual.positional_embedding";
  static final String VISION_PROJECTION = "visual.proj";
  static final String TOKENS = "token_embedding.weight";
  static final String TEXT_POSITIONS = "positional_embedding";
  static final String TEXT_PROJECTION = "text_projection";
  static final String LOGIT_SCALE = "logit_scale";

  private static final int COLORS = 3;

  private ClipNames() {}

  /** All names that must be there, in the order of the computation, with their shapes. */
  static Map<String, long[]> shapes(ClipArchitecture sizes) {
    long width = sizes.visionWidth();
    long patch = sizes.patchSize();
    long grid = sizes.nativeGridSide();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(PATCHES, new long[] {width, COLORS, patch, patch});
    shapes.put("visual.class_embedding", new long[] {width});
    shapes.put(VISION_POSITIONS, new long[] {grid * grid + 1, width});
    addNorm(shapes, "visual.ln_pre", width);
    addBlocks(shapes, VISION_BLOCKS, sizes.visionLayers(), width);
    addNorm(shapes, "visual.ln_post", width);
    shapes.put(VISION_PROJECTION, new long[] {width, sizes.embeddingWidth()});
    long textWidth = sizes.textWidth();
    shapes.put(TOKENS, new long[] {sizes.vocabularySize(), textWidth});
    shapes.put(TEXT_POSITIONS, new long[] {sizes.contextLength(), textWidth});
    addBlocks(shapes, TEXT_BLOCKS, sizes.textLayers(), textWidth);
    addNorm(shapes, "ln_final", textWidth);
    shapes.put(TEXT_PROJECTION, new long[] {textWidth, sizes.embeddingWidth()});
    return shapes;
  }

  private static void addBlocks(Map<String, long[]> shapes, String prefix, int layers, long width) {
    for (int layer = 0; layer < layers; layer++) {
      String block = prefix + layer + ".";
      blockShapes(width).forEach((name, shape) -> shapes.put(block + name, shape));
    }
  }

  /** The tensors of one transformer block. */
  private static Map<String, long[]> blockShapes(long width) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    addNorm(shapes, "ln_1", width);
    shapes.put("attn.in_proj_weight", new long[] {3 * width, width});
    shapes.put("attn.in_proj_bias", new long[] {3 * width});
    addLinear(shapes, "attn.out_proj", width, width);
    addNorm(shapes, "ln_2", width);
    addLinear(shapes, "mlp.c_fc", 4 * width, width);
    addLinear(shapes, "mlp.c_proj", width, 4 * width);
    return shapes;
  }

  private static void addNorm(Map<String, long[]> shapes, String name, long width) {
    shapes.put(name + ".weight", new long[] {width});
    shapes.put(name + ".bias", new long[] {width});
  }

  private static void addLinear(Map<String, long[]> shapes, String name, long out, long in) {
    shapes.put(name + ".weight", new long[] {out, in});
    shapes.put(name + ".bias", new long[] {out});
  }

  /**
   * How many blocks a tower has by the names of its tensors.
   *
   * @param prefix what stands before the block's number
   * @return the numbers found, each once, ascending
   */
  static List<Integer> blockNumbers(List<String> names, String prefix) {
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(rest -> rest.matches("\\d{1,4}\\..*"))
        .map(rest -> Integer.valueOf(rest.substring(0, rest.indexOf('.'))))
        .distinct()
        .sorted()
        .toList();
  }
}
