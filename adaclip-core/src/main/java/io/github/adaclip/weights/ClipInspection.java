package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the architecture of a CLIP file by the shapes in it, and checks that every tensor is there
 * and fits.
 */
final class ClipInspection {
  private final TensorFile file;
  private final ClipLayout layout;

  private ClipInspection(TensorFile file, ClipLayout layout) {
    this.file = file;
    this.layout = layout;
  }

  /** What the inspection finds: the sizes, and where each tensor of OpenAI's names lies. */
  record Found(ClipArchitecture architecture, ClipLayout layout, Map<String, ClipSource> sources) {}

  /**
   * Inspects a file.
   *
   * @throws AdaClipException WEIGHTS_DO_NOT_FIT if it is no CLIP with two transformer towers, or
   *     not a whole one
   */
  static Found of(TensorFile file) {
    ForeignModels.refuse(file);
    ClipLayout layout =
        ClipLayout.of(file)
            .orElseThrow(
                () ->
                    WeightFailures.misfit(file.path(), "the file holds no CLIP model")
                        .expected("a tensor " + ClipNames.PATCHES + " or the like")
                        .found(ForeignModels.firstNames(file))
                        .fix("give a CLIP backbone of OpenAI, open_clip or Hugging Face")
                        .build());
    return new ClipInspection(file, layout).inspect();
  }

  private Found inspect() {
    ClipArchitecture sizes = architecture();
    Map<String, ClipSource> sources = new LinkedHashMap<>();
    ClipNames.shapes(sizes)
        .forEach(
            (name, expected) -> {
              ClipSource source = requireParts(name);
              requireShape(name, source, expected);
              sources.put(name, source);
            });
    ClipSource scale = layout.source(ClipNames.LOGIT_SCALE);
    if (file.has(scale.parts().get(0))) {
      sources.put(ClipNames.LOGIT_SCALE, scale);
    }
    ForeignModels.refuseUnknownInBlocks(file, layout, sources.values());
    return new Found(sizes, layout, sources);
  }

  private ClipArchitecture architecture() {
    long[] patches = shape(ClipNames.PATCHES, 4);
    long[] positions = shape(ClipNames.VISION_POSITIONS, 2);
    long[] tokens = shape(ClipNames.TOKENS, 2);
    long[] textPositions = shape(ClipNames.TEXT_POSITIONS, 2);
    long[] projection = shape(ClipNames.VISION_PROJECTION, 2);
    long grid = Math.round(Math.sqrt(positions[0] - 1.0));
    if (positions[0] < 2 || grid * grid != positions[0] - 1) {
      throw misfit(ClipNames.VISION_POSITIONS)
          .expected("one row for the class token and a square number of rows for the patches")
          .found(positions[0] + " rows")
          .build();
    }
    requireHeads(ClipNames.PATCHES, patches[0]);
    requireHeads(ClipNames.TOKENS, tokens[1]);
    try {
      return new ClipArchitecture(
          Math.toIntExact(grid * patches[2]),
          Math.toIntExact(patches[2]),
          Math.toIntExact(patches[0]),
          layers(ClipNames.VISION_BLOCKS),
          Math.toIntExact(projection[1]),
          Math.toIntExact(tokens[1]),
          layers(ClipNames.TEXT_BLOCKS),
          Math.toIntExact(textPositions[0]),
          Math.toIntExact(tokens[0]));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw WeightFailures.misfit(file.path(), "the file's sizes are those of no CLIP model")
          .found(e.getMessage())
          .build();
    }
  }

  private void requireHeads(String name, long width) {
    if (width < 1 || width % ClipArchitecture.HEAD_WIDTH != 0) {
      throw misfit(name)
          .expected("a width that is a multiple of " + ClipArchitecture.HEAD_WIDTH)
          .found(width)
          .build();
    }
  }

  private int layers(String blocks) {
    String prefix = layout.blocks(blocks);
    List<Integer> numbers = ClipNames.blockNumbers(file.names(), prefix);
    List<Integer> contiguous = IntStream.range(0, numbers.size()).boxed().toList();
    if (numbers.isEmpty() || !numbers.equals(contiguous)) {
      throw misfit(prefix + "N")
          .expected("blocks numbered from 0 without gaps")
          .found(numbers.isEmpty() ? "none" : numbers)
          .build();
    }
    return numbers.size();
  }

  private long[] shape(String name, int axes) {
    ClipSource source = requireParts(name);
    long[] shape = source.shape(file);
    if (shape.length != axes) {
      throw misfit(source.parts().get(0))
          .expected(axes + " axes")
          .found(TensorInfo.text(shape))
          .build();
    }
    return shape;
  }

  private ClipSource requireParts(String name) {
    ClipSource source = layout.source(name);
    for (String part : source.parts()) {
      if (!file.has(part)) {
        throw WeightFailures.misfit(file.path(), "the CLIP model lacks a tensor")
            .with("tensor", part)
            .expected("a whole CLIP in " + layout.description() + "'s layout, both towers")
            .fix("use the complete model, not one tower of it; " + WeightFailures.DOWNLOAD_AGAIN)
            .build();
      }
    }
    return source;
  }

  private void requireShape(String name, ClipSource source, long[] expected) {
    long[] found = source.shape(file);
    boolean joinable =
        source.parts().stream().map(part -> file.info(part).shape().length).distinct().count() == 1;
    if (!joinable || !Arrays.equals(found, expected)) {
      throw misfit(String.join(" + ", source.parts()))
          .expected(TensorInfo.text(expected) + " for " + name)
          .found(TensorInfo.text(found))
          .build();
    }
    if (source.parts().size() > 1) {
      requireEqualParts(source);
    }
  }

  private void requireEqualParts(ClipSource source) {
    TensorInfo first = file.info(source.parts().get(0));
    for (String part : source.parts()) {
      if (!Arrays.equals(first.shape(), file.info(part).shape())) {
        throw misfit(part).expected(first.shapeText()).found(file.info(part).shapeText()).build();
      }
    }
  }

  private AdaClipException.Builder misfit(String tensor) {
    return WeightFailures.misfit(file.path(), "a tensor has another shape than a CLIP model needs")
        .with("tensor", tensor)
        .fix("use an unchanged CLIP model with two transformer towers");
  }
}
