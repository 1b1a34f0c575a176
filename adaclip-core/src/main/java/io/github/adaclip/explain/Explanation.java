package io.github.adaclip.explain;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.map.AnomalyMap;
import java.util.List;

/**
 * What a score is made of.
 *
 * <p>The score s is the softmax of two logits, so that s = 1 / (1 + exp(−m)) with the margin m =
 * 100 v · (t_abnormal − t_normal); v is the picture's feature and t the text features. The margin
 * is a sum: v is made of the class token and of patches, and each of these of its layers.
 *
 * @param detection the result that is explained
 * @param margin m: above 0 the picture is rather anomalous, and a unit more multiplies the odds by
 *     e
 * @param parts of the margin; they add up to it
 * @param layers each layer by itself, in their order
 * @param wordings what each state and each template does, largest effect first
 */
public record Explanation(
    Detection detection,
    double margin,
    List<Part> parts,
    List<Layer> layers,
    List<Wording> wordings) {

  /** Copies the lists. */
  public Explanation {
    parts = List.copyOf(parts);
    layers = List.copyOf(layers);
    wordings = List.copyOf(wordings);
  }

  /**
   * What one source adds to the margin.
   *
   * @param source {@code class token}, or {@code patches of layer N}
   * @param share of the margin, of either sign
   */
  public record Part(String source, double share) {}

  /**
   * One of the layers whose patches are scored.
   *
   * @param layer counted from 1
   * @param map as it would be if there were only this layer, smoothed like the whole one
   * @param marginAtPeak of the patch where the whole map has its peak, in this layer; the mean over
   *     the layers is that patch's margin
   */
  public record Layer(int layer, AnomalyMap map, double marginAtPeak) {}

  /** What a wording is part of. */
  public enum Kind {
    /** A way to call a normal object. */
    NORMAL_STATE,
    /** A way to call an anomalous object. */
    ABNORMAL_STATE,
    /** A sentence around the state. */
    TEMPLATE
  }

  /**
   * A state or template.
   *
   * @param kind which list of the sentences it is in
   * @param text with {@code {}} for the class name or the state
   * @param cosine of the picture's feature and the features of its sentences, mean, −1 to 1
   * @param scoreWithout what the score would be without it, the picture's feature being the same;
   *     NaN if nothing would be left
   */
  public record Wording(Kind kind, String text, double cosine, double scoreWithout) {}
}
