package io.github.adaclip.explain;

import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.explain.Explanation.Kind;
import io.github.adaclip.explain.Explanation.Wording;
import io.github.adaclip.text.SentenceTemplates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What each state and template does to a score: the score once more without its sentences.
 * Sentences stand state by state, in each the templates in their order.
 */
final class WordingEffects {
  private final double[][] sentences;
  private final double[] picture;
  private final int normal;
  private final int templates;
  private final double score;

  private WordingEffects(double[][] sentences, double[] picture, SentenceTemplates words) {
    this.sentences = sentences;
    this.picture = picture;
    this.templates = words.templates().size();
    this.normal = words.normalStates().size() * templates;
    this.score = scoreOf(sentence -> true);
  }

  /**
   * The effects, largest first.
   *
   * @param features of the sentences (N, D), unit length
   * @param picture the picture's feature, unit length
   */
  static List<Wording> of(Stage features, double[] picture, SentenceTemplates words) {
    int count = (int) features.shape()[0];
    double[][] sentences = new double[count][picture.length];
    for (int sentence = 0; sentence < count; sentence++) {
      for (int i = 0; i < picture.length; i++) {
        sentences[sentence][i] = features.values()[sentence * picture.length + i];
      }
    }
    return new WordingEffects(sentences, picture, words).all(words);
  }

  private List<Wording> all(SentenceTemplates words) {
    List<Wording> wordings = new ArrayList<>();
    int states = words.normalStates().size();
    for (int i = 0; i < states; i++) {
      int state = i;
      wordings.add(
          wording(Kind.NORMAL_STATE, words.normalStates().get(i), at -> at / templates == state));
    }
    for (int i = 0; i < words.abnormalStates().size(); i++) {
      int state = states + i;
      wordings.add(
          wording(
              Kind.ABNORMAL_STATE, words.abnormalStates().get(i), at -> at / templates == state));
    }
    for (int i = 0; i < templates; i++) {
      int template = i;
      wordings.add(
          wording(Kind.TEMPLATE, words.templates().get(i), at -> at % templates == template));
    }
    wordings.sort(Comparator.comparingDouble(this::smallness));
    return wordings;
  }

  /** Those without which nothing would be left come last. */
  private double smallness(Wording wording) {
    double effect = Math.abs(wording.scoreWithout() - score);
    return Double.isNaN(effect) ? 0 : -effect;
  }

  private Wording wording(Kind kind, String text, IntPredicate own) {
    double sum = 0;
    int count = 0;
    for (int sentence = 0; sentence < sentences.length; sentence++) {
      if (own.test(sentence)) {
        sum += Vectors.dot(sentences[sentence], picture);
        count++;
      }
    }
    return new Wording(kind, text, sum / count, scoreOf(own.negate()));
  }

  private double scoreOf(IntPredicate kept) {
    double margin =
        ScoreParts.LOGIT_SCALE
            * (towards(kept.and(sentence -> sentence >= normal))
                - towards(kept.and(sentence -> sentence < normal)));
    return 1 / (1 + Math.exp(-margin));
  }

  /** Cosine of the picture's feature and the mean of the kept sentences; NaN if there is none. */
  private double towards(IntPredicate kept) {
    double[] sum = new double[picture.length];
    for (int sentence = 0; sentence < sentences.length; sentence++) {
      if (kept.test(sentence)) {
        Vectors.add(sum, sentences[sentence], 1);
      }
    }
    return Vectors.dot(sum, picture) / Vectors.length(sum);
  }
}
