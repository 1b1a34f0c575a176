package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The tensors of an AdaCLIP checkpoint by the reference's names, checked for completeness and
 * against each other; the numbers of static prompts, generator heads and projections follow from
 * them.
 */
final class PromptTensors {
  static final String TEXT_STATIC = "text_prompter.static_prompts.";
  static final String VISION_STATIC = "visual_prompter.static_prompts.";
  static final String VISION_GENERATOR = "dynamic_visual_prompt_generator.head.";
  static final String TEXT_GENERATOR = "dynamic_text_prompt_generator.head.";
  static final String PATCH_PROJECTION = "patch_token_layer.head.";
  static final String CLASS_PROJECTION = "cls_token_layer.head.";
  private static final String REFERENCE_PREFIX = "clip_model.";

  private final TensorFile file;
  private final Map<String, String> fileNames = new LinkedHashMap<>();
  private final int patchHeads;
  private final int visionDepth;
  private final int textDepth;
  private final int generatorHeads;

  /**
   * Finds and checks the tensors.
   *
   * @throws AdaClipException WEIGHTS_DO_NOT_FIT if the file is no AdaCLIP checkpoint, or not a
   *     whole one
   */
  PromptTensors(TensorFile file) {
    this.file = file;
    requirePrompts();
    this.patchHeads = addLinears(PATCH_PROJECTION);
    requireSome(CLASS_PROJECTION, addLinears(CLASS_PROJECTION));
    this.visionDepth = addStatic(VISION_STATIC);
    this.textDepth = addStatic(TEXT_STATIC);
    this.generatorHeads = addLinears(VISION_GENERATOR);
    int textHeads = addLinears(TEXT_GENERATOR);
    if (generatorHeads != textHeads) {
      throw misfit(generatorHeads < textHeads ? VISION_GENERATOR : TEXT_GENERATOR)
          .expected("as many heads in both prompt generators")
          .found(generatorHeads + " for pictures, " + textHeads + " for texts")
          .build();
    }
    new PromptShapes(this).requireConsistent();
  }

  List<String> names() {
    return new ArrayList<>(fileNames.keySet());
  }

  /** The name in the file of a tensor given by its short name. */
  String fileName(String name) {
    String found = fileNames.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no AdaCLIP tensor is named " + name);
    }
    return found;
  }

  long[] shape(String name) {
    return file.info(fileName(name)).shape();
  }

  TensorFile file() {
    return file;
  }

  int patchHeads() {
    return patchHeads;
  }

  /** Number of static prompts of the vision tower; 0 if there are none. */
  int visionDepth() {
    return visionDepth;
  }

  /** Number of static prompts of the text tower; 0 if there are none. */
  int textDepth() {
    return textDepth;
  }

  /** Number of heads of each prompt generator; 0 without generators. */
  int generatorHeads() {
    return generatorHeads;
  }

  /** Prompts per block, from static prompts or generators; empty if the file has neither. */
  OptionalInt length() {
    if (visionDepth > 0) {
      return OptionalInt.of(rows(VISION_STATIC + 0));
    }
    if (textDepth > 0) {
      return OptionalInt.of(rows(TEXT_STATIC + 0));
    }
    return generatorHeads > 0 ? OptionalInt.of(generatorHeads) : OptionalInt.empty();
  }

  private int rows(String name) {
    long[] shape = shape(name);
    if (shape.length != 2 || shape[0] > Integer.MAX_VALUE) {
      throw misfit(name).expected("2 axes").found(TensorInfo.text(shape)).build();
    }
    return (int) shape[0];
  }

  private void requirePrompts() {
    if (ForeignModels.isPromptCheckpoint(file)) {
      return;
    }
    boolean clip = ClipLayout.of(file).isPresent();
    throw WeightFailures.misfit(
            file.path(),
            clip
                ? "the file holds a CLIP backbone, not AdaCLIP prompts"
                : "the file holds no AdaCLIP prompts")
        .expected("an AdaCLIP checkpoint with " + PATCH_PROJECTION + "0.weight")
        .found(clip ? "the towers of a CLIP model" : ForeignModels.firstNames(file))
        .fix(
            clip
                ? "give this file as --backbone and an AdaCLIP checkpoint as --checkpoint"
                : "give a checkpoint that AdaCLIP's training wrote")
        .build();
  }

  private int addStatic(String family) {
    int count = count(family, "");
    for (int i = 0; i < count; i++) {
      add(family + i);
    }
    return count;
  }

  private int addLinears(String family) {
    int count = count(family, ".weight");
    for (int i = 0; i < count; i++) {
      add(family + i + ".weight");
      add(family + i + ".bias");
    }
    return count;
  }

  private int count(String family, String ending) {
    List<Integer> numbers = new ArrayList<>();
    for (String name : file.names()) {
      String own = shortName(name);
      if (own.startsWith(family) && own.endsWith(ending)) {
        String number = own.substring(family.length(), own.length() - ending.length());
        if (number.matches("\\d{1,4}")) {
          numbers.add(Integer.valueOf(number));
        }
      }
    }
    int highest = numbers.stream().mapToInt(Integer::intValue).max().orElse(-1);
    if (highest + 1 != numbers.stream().distinct().count()) {
      throw misfit(family + "N")
          .expected("numbered from 0 to " + highest)
          .found(numbers.stream().distinct().sorted().toList())
          .build();
    }
    return highest + 1;
  }

  private void add(String name) {
    String own = file.has(name) ? name : REFERENCE_PREFIX + name;
    if (!file.has(own)) {
      throw WeightFailures.misfit(file.path(), "the checkpoint lacks a tensor")
          .with("tensor", name)
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .build();
    }
    fileNames.put(name, own);
  }

  private void requireSome(String family, int count) {
    if (count != 1) {
      throw misfit(family + "0.weight").expected("exactly one head").found(count).build();
    }
  }

  /** A failure about one tensor of the file. */
  AdaClipException.Builder misfit(String tensor) {
    return WeightFailures.misfit(file.path(), "the checkpoint's tensors do not fit together")
        .with("tensor", tensor)
        .fix("use an unchanged checkpoint of AdaCLIP");
  }

  /** Refuses a tensor of another shape. */
  void requireShape(String name, long... expected) {
    long[] found = shape(name);
    if (!Arrays.equals(found, expected)) {
      throw misfit(name).expected(TensorInfo.text(expected)).found(TensorInfo.text(found)).build();
    }
  }

  private static String shortName(String name) {
    return name.startsWith(REFERENCE_PREFIX) ? name.substring(REFERENCE_PREFIX.length()) : name;
  }
}
