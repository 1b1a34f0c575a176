package io.github.adaclip.data.synth;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.map.LocalContrast;
import io.github.adaclip.metrics.RankingMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The held-out part cannot be solved by looking for what is locally conspicuous. */
class DifficultyTest {
  private static final int PICTURES = 300;
  private static final int SIDE = 128;

  /** Neighbouring pixels say much the same; every fifth row and column is enough. */
  private static final int STEP = 5;

  private static final double TOO_EASY = 85;

  private record Scored(boolean anomalous, double score, boolean[] mask, double[] values) {}

  @Test
  void localContrastDoesNotFindTheDefects() {
    Corpus corpus = Corpus.heldOut();
    List<Scored> scenes =
        IntStream.range(0, PICTURES)
            .parallel()
            .mapToObj(i -> scored(corpus.draw(31, i, SIDE)))
            .toList();
    double pixels =
        auroc(
            scenes.stream().map(Scored::mask).toList(),
            scenes.stream().map(Scored::values).toList());
    double images =
        auroc(
            scenes.stream().map(scene -> new boolean[] {scene.anomalous()}).toList(),
            scenes.stream().map(scene -> new double[] {scene.score()}).toList());
    assertTrue(pixels < TOO_EASY, "pixel AUROC of local contrast: " + pixels);
    assertTrue(images < TOO_EASY, "image AUROC of local contrast: " + images);
    assertTrue(pixels > 50, "defects hide better than their surroundings: " + pixels);
  }

  private static Scored scored(SyntheticScene scene) {
    float[] map = LocalContrast.map(scene.picture());
    int count = (SIDE + STEP - 1) / STEP;
    boolean[] mask = new boolean[count * count];
    double[] values = new double[count * count];
    for (int i = 0; i < mask.length; i++) {
      int at = i / count * STEP * SIDE + i % count * STEP;
      mask[i] = scene.mask()[at];
      values[i] = map[at];
    }
    return new Scored(scene.anomalous(), LocalContrast.score(map), mask, values);
  }

  private static double auroc(List<boolean[]> labels, List<double[]> scores) {
    int size = labels.stream().mapToInt(part -> part.length).sum();
    boolean[] allLabels = new boolean[size];
    double[] allScores = new double[size];
    int at = 0;
    for (int i = 0; i < labels.size(); i++) {
      System.arraycopy(labels.get(i), 0, allLabels, at, labels.get(i).length);
      System.arraycopy(scores.get(i), 0, allScores, at, scores.get(i).length);
      at += labels.get(i).length;
    }
    return 100 * RankingMetrics.of(allLabels, allScores).auroc().orElseThrow();
  }

  @Test
  void normalPicturesAreNotAllAlike() {
    Corpus corpus = Corpus.training();
    double[] means =
        IntStream.range(0, 120)
            .mapToDouble(
                i -> {
                  byte[] data = corpus.normal(corpus.families().get(0), 6, i, 64).picture().data();
                  long sum = 0;
                  for (byte value : data) {
                    sum += value & 0xFF;
                  }
                  return sum / (double) data.length;
                })
            .toArray();
    Arrays.sort(means);
    assertTrue(means[108] - means[12] > 60, means[12] + " to " + means[108]);
  }
}
