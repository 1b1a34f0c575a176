package io.github.adaclip.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  @TempDir private Path root;

  private static Evaluation evaluate(Dataset dataset, ExampleChoice choice) {
    try (Detector detector = SmallSet.detector()) {
      return Evaluator.evaluate(
          detector,
          dataset,
          EvaluationSettings.metricsOnly().withExamples(choice),
          EvaluationListener.none());
    }
  }

  @Test
  void bestAndWorstOfEveryClassByTheStatedRule() {
    SmallSet.twoClasses(root);
    List<Example> examples = evaluate(SmallSet.read(root), ExampleChoice.of(2, 4)).examples();
    List<Example> best = of(examples, ExampleKind.BEST);
    List<Example> worst = of(examples, ExampleKind.WORST);
    assertEquals(2, best.size());
    assertEquals(Set.of("nut", "plate"), Set.of(className(best.get(0)), className(best.get(1))));
    assertTrue(quality(best.get(0)) >= quality(best.get(1)));
    assertEquals(4, worst.size());
    assertEquals(2, worst.stream().filter(each -> each.sample().anomalous()).count());
    Set<Sample> different = new HashSet<>();
    examples.forEach(each -> different.add(each.sample()));
    assertEquals(6, different.size());
  }

  @Test
  void worstNormalPicturesAreThoseWithTheHighestScore() {
    SmallSet.twoClasses(root);
    Evaluation evaluation = evaluate(SmallSet.read(root), ExampleChoice.of(0, 2));
    double highest =
        evaluation.pictures().stream()
            .filter(each -> !each.sample().anomalous())
            .max(Comparator.comparingDouble(PictureResult::score))
            .orElseThrow()
            .score();
    Example normal =
        evaluation.examples().stream()
            .filter(each -> !each.sample().anomalous())
            .findFirst()
            .orElseThrow();
    assertEquals(highest, normal.score());
  }

  @Test
  void withoutMasksTheScoreDecides() throws Exception {
    new SmallSet(root).normal("nut", 2).spotted("nut", 3);
    for (int number = 0; number < 3; number++) {
      Files.delete(root.resolve("nut/ground_truth/spot/" + number + "_mask.png"));
    }
    Evaluation evaluation = evaluate(SmallSet.read(root), ExampleChoice.of(1, 1));
    double highest =
        evaluation.pictures().stream()
            .filter(each -> each.sample().anomalous())
            .mapToDouble(PictureResult::score)
            .max()
            .orElseThrow();
    assertEquals(highest, of(evaluation.examples(), ExampleKind.BEST).get(0).score());
    assertEquals(2, evaluation.examples().size());
  }

  @Test
  void anotherMethodCanKeepTheSamePictures() {
    SmallSet.twoClasses(root);
    List<Example> first = evaluate(SmallSet.read(root), ExampleChoice.of(2, 2)).examples();
    List<Example> second = evaluate(SmallSet.read(root), ExampleChoice.same(first)).examples();
    assertEquals(
        first.stream().map(Example::sample).toList(),
        second.stream().map(Example::sample).toList());
    assertEquals(
        first.stream().map(Example::kind).toList(), second.stream().map(Example::kind).toList());
  }

  @Test
  void mapsAreReduced() {
    SmallSet.twoClasses(root);
    Example example = evaluate(SmallSet.read(root), ExampleChoice.of(1, 0)).examples().get(0);
    assertEquals(SmallSet.SIDE, example.map().side());
    var large = new io.github.adaclip.map.AnomalyMap(new float[518 * 518], 518, 700, 400);
    assertEquals(Example.MAP_SIDE, Example.reduced(large).side());
    assertEquals(700, Example.reduced(large).width());
  }

  private static List<Example> of(List<Example> examples, ExampleKind kind) {
    return examples.stream().filter(each -> each.kind() == kind).toList();
  }

  private static String className(Example example) {
    return example.sample().className();
  }

  private static double quality(Example example) {
    return example.pixelAveragePrecision().orElseThrow();
  }
}
