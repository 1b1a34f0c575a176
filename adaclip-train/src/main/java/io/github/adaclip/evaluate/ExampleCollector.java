package io.github.adaclip.evaluate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.metrics.RankingMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Keeps the best and worst pictures by the rule of {@link ExampleChoice}, few of each class. */
final class ExampleCollector {
  private static final Comparator<Example> BY_SCORE = Comparator.comparingDouble(Example::score);

  private final ExampleChoice choice;
  private final Map<Sample, ExampleKind> wanted = new LinkedHashMap<>();
  private final List<Example> same = new ArrayList<>();
  private final ExampleRanking best;
  private final ExampleRanking worstAnomalous;
  private final ExampleRanking worstNormal;
  private final boolean hasMasks;

  /**
   * An empty collection.
   *
   * @param classes how many there will be; together they fill the places
   * @param hasMasks whether any anomalous picture has one
   */
  ExampleCollector(ExampleChoice choice, int classes, boolean hasMasks) {
    this.choice = choice;
    this.hasMasks = hasMasks;
    choice.same().forEach(example -> wanted.put(example.sample(), example.kind()));
    Comparator<Example> found =
        hasMasks
            ? Comparator.comparingDouble(example -> example.pixelAveragePrecision().orElseThrow())
            : BY_SCORE;
    this.best = new ExampleRanking(found.reversed(), choice.best(), classes);
    this.worstAnomalous = new ExampleRanking(found, choice.worst(), classes);
    this.worstNormal = new ExampleRanking(BY_SCORE.reversed(), choice.worst(), classes);
  }

  void offer(LoadedSample loaded, Detection detection) {
    if (choice.isNone()) {
      return;
    }
    Sample sample = loaded.request().samples().get(0);
    if (!wanted.isEmpty()) {
      if (wanted.containsKey(sample)) {
        same.add(example(wanted.get(sample), loaded, sample, detection));
      }
      return;
    }
    Example worst = example(ExampleKind.WORST, loaded, sample, detection);
    if (!sample.anomalous()) {
      worstNormal.offer(worst);
    } else if (!hasMasks || worst.pixelAveragePrecision().isPresent()) {
      worstAnomalous.offer(worst);
      best.offer(
          new Example(
              ExampleKind.BEST, sample, worst.score(), worst.pixelAveragePrecision(), worst.map()));
    }
  }

  /** The best ones from the best on, then the worst ones from the worst on. */
  List<Example> chosen() {
    if (!same.isEmpty()) {
      List<Sample> order = List.copyOf(wanted.keySet());
      return same.stream()
          .sorted(Comparator.comparingInt(example -> order.indexOf(example.sample())))
          .toList();
    }
    List<Example> chosen = new ArrayList<>(best.chosen(choice.best()));
    List<Example> normal = worstNormal.chosen(choice.worst());
    int half = (choice.worst() + 1) / 2;
    List<Example> anomalous =
        worstAnomalous.chosen(Math.max(half, choice.worst() - normal.size())).stream()
            .filter(example -> !isBest(chosen, example))
            .toList();
    chosen.addAll(anomalous);
    normal.stream().limit(choice.worst() - anomalous.size()).forEach(chosen::add);
    return chosen;
  }

  /** In a small set the same picture may be among both. */
  private static boolean isBest(List<Example> best, Example example) {
    return best.stream().anyMatch(each -> each.sample().equals(example.sample()));
  }

  private static Example example(
      ExampleKind kind, LoadedSample loaded, Sample sample, Detection detection) {
    return new Example(
        kind,
        sample,
        detection.score(),
        loaded.anomalous() ? averagePrecision(loaded, detection) : OptionalDouble.empty(),
        Example.reduced(detection.map()));
  }

  private static OptionalDouble averagePrecision(LoadedSample loaded, Detection detection) {
    if (loaded.mask().isEmpty()) {
      return OptionalDouble.empty();
    }
    byte[] mask = loaded.mask().get();
    float[] map = detection.map().grid();
    boolean[] labels = new boolean[mask.length];
    double[] scores = new double[mask.length];
    for (int i = 0; i < mask.length; i++) {
      labels[i] = mask[i] != 0;
      scores[i] = map[i];
    }
    return RankingMetrics.of(labels, scores).averagePrecision();
  }
}
