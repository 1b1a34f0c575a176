package io.github.adaclip.figure;

import io.github.adaclip.weights.PromptType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Patch features of several pictures under several prompts, and the labels of the patches. */
final class PatchStore {
  private final List<PromptType> prompts;
  private final Map<PromptType, List<float[]>> features = new EnumMap<>(PromptType.class);
  private final List<boolean[]> labels = new ArrayList<>();
  private int width;

  PatchStore(List<PromptType> prompts) {
    this.prompts = prompts;
    prompts.forEach(part -> features.put(part, new ArrayList<>()));
  }

  /**
   * Adds a picture.
   *
   * @param byPrompts L × D values for each kind of prompts
   * @param anomalous L labels
   */
  void add(Map<PromptType, float[]> byPrompts, boolean[] anomalous) {
    prompts.forEach(part -> features.get(part).add(byPrompts.get(part)));
    labels.add(anomalous);
    width = byPrompts.get(prompts.get(0)).length / anomalous.length;
  }

  List<PromptType> prompts() {
    return prompts;
  }

  /** D. */
  int width() {
    return width;
  }

  int pictures() {
    return labels.size();
  }

  /** L × D values of one picture. */
  float[] features(PromptType part, int picture) {
    return features.get(part).get(picture);
  }

  /** All of them. */
  List<float[]> everything() {
    return prompts.stream().flatMap(part -> features.get(part).stream()).toList();
  }

  /** All pictures of one kind of prompts, one behind the other. */
  float[] joined(PromptType part) {
    List<float[]> blocks = features.get(part);
    float[] joined = new float[blocks.stream().mapToInt(block -> block.length).sum()];
    int at = 0;
    for (float[] block : blocks) {
      System.arraycopy(block, 0, joined, at, block.length);
      at += block.length;
    }
    return joined;
  }

  /** The labels of all pictures, one behind the other. */
  boolean[] joinedLabels() {
    boolean[] joined = new boolean[labels.stream().mapToInt(each -> each.length).sum()];
    int at = 0;
    for (boolean[] each : labels) {
      System.arraycopy(each, 0, joined, at, each.length);
      at += each.length;
    }
    return joined;
  }
}
