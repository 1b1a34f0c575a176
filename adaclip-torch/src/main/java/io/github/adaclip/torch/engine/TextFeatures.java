package io.github.adaclip.torch.engine;

import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.clip.TextTower;
import io.github.adaclip.torch.score.UnitLength;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The two text features of a class: each sentence's feature is normalised, their mean over a side
 * is normalised again.
 *
 * <p>Source: AdaCLIP, section 3.1; reference class {@code TextEmbebddingLayer}. Where the prompts
 * neither depend on the picture nor are being learnt, the features of a class are constant and are
 * kept.
 */
final class TextFeatures implements AutoCloseable {
  private static final int KEPT_CLASSES = 64;

  private final TextTower tower;
  private final boolean constant;
  private final Map<ClassSentences, Tensor> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Text features of one tower.
   *
   * @param constant whether the prompts are the same at every call
   */
  TextFeatures(TextTower tower, boolean constant) {
    this.tower = tower;
    this.constant = constant;
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
      TensorVector features = new TensorVector();
      for (int picture = 0; picture < classes.size(); picture++) {
        int index = picture;
        List<Tensor> own =
            prompts.stream().map(block -> block.select(0, index)).toList(); // J × (M, D)
        ClassSentences sentences = classes.get(picture);
        features.push_back(constant ? known(sentences, own) : compute(sentences, own));
      }
      return scope.keep(torch.stack(features, 0)); // (B, D, 2)
    }
  }

  private Tensor known(ClassSentences sentences, List<Tensor> prompts) {
    Tensor known = kept.get(sentences);
    if (known != null) {
      return known;
    }
    if (kept.size() >= KEPT_CLASSES) {
      kept.remove(kept.keySet().iterator().next()).releaseReference();
    }
    Tensor made = compute(sentences, prompts);
    made.retainReference();
    kept.put(sentences, made);
    return made;
  }

  /**
   * The feature of each sentence by itself.
   *
   * @param prompts for each prompted block (M, D), or empty
   * @return unit length (N, D), the sentences of a normal object first, in the caller's scope
   */
  Tensor ofSentences(ClassSentences sentences, List<Tensor> prompts) {
    int[][] normal = sentences.normal();
    int[][] abnormal = sentences.abnormal();
    int[][] all = new int[normal.length + abnormal.length][];
    System.arraycopy(normal, 0, all, 0, normal.length);
    System.arraycopy(abnormal, 0, all, normal.length, abnormal.length);
    return UnitLength.of(tower.forward(all, prompts), -1);
  }

  private Tensor compute(ClassSentences sentences, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor features = ofSentences(sentences, prompts); // (N, D)
      long normal = sentences.normalCount();
      Tensor normalMean = features.narrow(0, 0, normal).mean(0); // (D)
      Tensor abnormalMean = features.narrow(0, normal, features.size(0) - normal).mean(0); // (D)
      Tensor columns = torch.stack(new TensorVector(normalMean, abnormalMean), 1); // (D, 2)
      return scope.keep(UnitLength.of(columns, 0));
    }
  }

  @Override
  public void close() {
    kept.values().forEach(Tensor::releaseReference);
    kept.clear();
  }
}
