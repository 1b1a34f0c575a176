package io.github.adaclip.pretrain;

import io.github.adaclip.metrics.RankingMetrics;
import io.github.adaclip.training.PretrainingEngine;
import io.github.adaclip.training.PretrainingEngine.Example;
import io.github.adaclip.training.PretrainingEngine.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How well a model that is being learnt does on families that it does not learn from.
 *
 * @param update after which change of the weights
 * @param patchAuroc area under the ROC curve of all patches, 0 to 1; the truth of a patch is that
 *     of its middle
 * @param imageAuroc the same of the pictures' scores
 * @param peakAuroc the same of the largest value of each picture's map
 */
public record PretrainJudgement(
    long update, double patchAuroc, double imageAuroc, double peakAuroc) {
  private static final int PICTURES = 300;
  private static final int BATCH = 25;

  /** Validation pictures are numbered from here; their families are others in any case. */
  private static final long FIRST = 1L << 50;

  /** Judges the model as it is. */
  static PretrainJudgement of(
      PretrainingEngine engine, SceneExamples validation, int side, long update) {
    Scores patches = new Scores();
    Scores images = new Scores();
    Scores peaks = new Scores();
    for (long from = 0; from < PICTURES; from += BATCH) {
      List<Example> batch =
          LongStream.range(FIRST + from, FIRST + from + BATCH)
              .mapToObj(index -> validation.any(index, side))
              .toList();
      List<Judgement> judged = engine.judge(batch);
      for (int i = 0; i < batch.size(); i++) {
        Example example = batch.get(i);
        images.add(judged.get(i).score(), example.anomalous());
        peaks.add(addPatches(example, judged.get(i).map(), patches), example.anomalous());
      }
    }
    return new PretrainJudgement(update, patches.auroc(), images.auroc(), peaks.auroc());
  }

  /** Adds all patches and gives the largest value. */
  private static double addPatches(Example example, float[] map, Scores patches) {
    int grid = (int) Math.round(Math.sqrt(map.length));
    int side = example.picture().side();
    int patch = side / grid;
    double peak = 0;
    for (int at = 0; at < map.length; at++) {
      int row = at / grid * patch + patch / 2;
      int column = at % grid * patch + patch / 2;
      patches.add(map[at], example.mask()[row * side + column] != 0);
      peak = Math.max(peak, map[at]);
    }
    return peak;
  }

  /** Scores with their truth. */
  private static final class Scores {
    private final List<Double> values = new ArrayList<>();
    private final List<Boolean> truths = new ArrayList<>();

    void add(double value, boolean anomalous) {
      values.add(value);
      truths.add(anomalous);
    }

    double auroc() {
      boolean[] anomalous = new boolean[truths.size()];
      double[] scores = new double[anomalous.length];
      for (int i = 0; i < scores.length; i++) {
        anomalous[i] = truths.get(i);
        scores[i] = values.get(i);
      }
      return RankingMetrics.of(anomalous, scores).auroc().orElse(Double.NaN);
    }
  }
}
