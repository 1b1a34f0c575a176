package io.github.adaclip.torch.engine;

import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.clip.TextTower;
import io.github.adaclip.torch.score.UnitLength;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The two text features of a class: each sentence's feature is normalised, their mean over a side
 * is normalised again.
 *
 * <p>Source: AdaCLIP, section 3.1; reference class {@code TextEmbebddingLayer}. What is the same
 * for every picture of a class is kept: the sentences as they leave the tower's first block, and
 * where the prompts neither depend on the picture nor are being learnt, the features themselves.
 */
final class TextFeatures implements AutoCloseable {
  private static final int KEPT_CLASSES = 64;

  private final TextTower tower;
  private final boolean constant;
  private final boolean naive;
  private final Map<ClassSentences, Tensor> features = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<ClassSentences, TextTower.Begun> begun = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Text features of one tower.
   *
   * @param constant whether the prompts are the same at every call; then features are kept
   */
  TextFeatures(TextTower tower, boolean constant) {
    this(tower, constant, false);
  }

  private TextFeatures(TextTower tower, boolean constant, boolean naive) {
    this.tower = tower;
    this.constant = constant;
    this.naive = naive;
  }

  /** Text features as the published implementation computes them, each time anew. */
  static TextFeatures naive(TextTower tower) {
    return new TextFeatures(tower, false, true);
  }

  /**
   * Text features of a batch.
   *
   * @param classes the sentences of each picture's class
   * @param prompts for each prompted block (B, M, D), or empty
   * @return (B, D, 2), columns of unit length, normal and abnormal; in the caller's scope
   */
  Tensor forBatch(List<ClassSentences> classes, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      TensorVector all = new TensorVector();
      for (int picture = 0; picture < classes.size(); picture++) {
        int index = picture;
        List<Tensor> own =
            prompts.stream().map(block -> block.select(0, index)).toList(); // J × (M, D)
        ClassSentences sentences = classes.get(picture);
        all.push_back(constant ? known(sentences, own) : compute(sentences, own));
      }
      return scope.keep(torch.stack(all, 0)); // (B, D, 2)
    }
  }

  private Tensor known(ClassSentences sentences, List<Tensor> prompts) {
    Tensor known = features.get(sentences);
    if (known == null) {
      known = compute(sentences, prompts);
      known.retainReference();
      features.put(sentences, known);
      removeEldest(features).ifPresent(Tensor::releaseReference);
    }
    return known;
  }

  private TextTower.Begun begun(ClassSentences sentences) {
    TextTower.Begun known = begun.get(sentences);
    if (known == null) {
      known = tower.begin(all(sentences)).keep();
      begun.put(sentences, known);
      removeEldest(begun).ifPresent(TextTower.Begun::close);
    }
    return known;
  }

  private static <T> Optional<T> removeEldest(Map<ClassSentences, T> kept) {
    return kept.size() > KEPT_CLASSES
        ? Optional.of(kept.remove(kept.keySet().iterator().next()))
        : Optional.empty();
  }

  private static int[][] all(ClassSentences sentences) {
    int[][] normal = sentences.normal();
    int[][] abnormal = sentences.abnormal();
    int[][] all = new int[normal.length + abnormal.length][];
    System.arraycopy(normal, 0, all, 0, normal.length);
    System.arraycopy(abnormal, 0, all, normal.length, abnormal.length);
    return all;
  }

  /**
   * The feature of each sentence by itself.
   *
   * @param prompts for each prompted block (M, D), or empty
   * @return unit length (N, D), the sentences of a normal object first, in the caller's scope
   */
  Tensor ofSentences(ClassSentences sentences, List<Tensor> prompts) {
    return UnitLength.of(
        naive
            ? tower.forwardNaively(all(sentences), prompts)
            : tower.finish(begun(sentences), prompts),
        -1);
  }

  private Tensor compute(ClassSentences sentences, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor each = ofSentences(sentences, prompts); // (N, D)
      long normal = sentences.normalCount();
      Tensor normalMean = each.narrow(0, 0, normal).mean(0); // (D)
      Tensor abnormalMean = each.narrow(0, normal, each.size(0) - normal).mean(0); // (D)
      Tensor columns = torch.stack(new TensorVector(normalMean, abnormalMean), 1); // (D, 2)
      return scope.keep(UnitLength.of(columns, 0));
    }
  }

  @Override
  public void close() {
    features.values().forEach(Tensor::releaseReference);
    features.clear();
    begun.values().forEach(TextTower.Begun::close);
    begun.clear();
  }
}
