package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.explain.Explainer;
import io.github.adaclip.explain.Explanation;
import io.github.adaclip.explain.Explanation.Kind;
import io.github.adaclip.explain.Explanation.Wording;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.SentenceTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainerTest {
  private static final ImageSource PICTURE = ImageSource.of(Golden.path("images/hole.png"));

  /** Features are float32, cosines are multiplied by a hundred. */
  private static final double ROUNDING = 2e-4;

  private static Detector open(DetectorOptions options) {
    return Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), options);
  }

  private static Explanation explain(DetectorOptions options) {
    try (Detector detector = open(options)) {
      return new Explainer(detector).explain(PICTURE, "candle");
    }
  }

  @ParameterizedTest
  @EnumSource(FusionForm.class)
  void partsAddUpToTheScore(FusionForm form) {
    Explanation explanation = explain(TinyModel.options().withFusion(form));
    assertEquals(
        List.of(
            "class token",
            "patches of layer 2",
            "patches of layer 4",
            "patches of layer 6",
            "patches of layer 8"),
        explanation.parts().stream().map(Explanation.Part::source).toList());
    assertScore(explanation);
  }

  @Test
  void withSeveralClusteringsToo() {
    assertScore(explain(TinyModel.options().withClusterings(5)));
  }

  @Test
  void aScoreOfTheClassTokenHasOnePart() {
    Explanation explanation = explain(TinyModel.options().withScore(ScoreKind.CLASS));
    assertEquals(1, explanation.parts().size());
    assertScore(explanation);
  }

  private static void assertScore(Explanation explanation) {
    double sum = explanation.parts().stream().mapToDouble(Explanation.Part::share).sum();
    assertEquals(sum, explanation.margin());
    double score = explanation.detection().score();
    assertEquals(Math.log(score / (1 - score)), sum, ROUNDING);
  }

  /** Without smoothing a patch in the middle of the map is nearly the mean of its layers. */
  @Test
  void eachLayerHasItsMap() {
    Explanation explanation = explain(TinyModel.options().withSigmaPixels(0));
    double mean =
        explanation.layers().stream()
            .mapToDouble(Explanation.Layer::marginAtPeak)
            .average()
            .orElseThrow();
    double peak = explanation.detection().map().max();
    assertEquals(peak, 1 / (1 + Math.exp(-mean)), 0.1);
    for (Explanation.Layer layer : explanation.layers()) {
      assertEquals(explanation.detection().width(), layer.map().width());
      assertTrue(layer.map().max() > layer.map().min());
    }
  }

  /** The picture's feature is the class token's, whatever the sentences: it can be done over. */
  @Test
  void theScoreWithoutAWordingIsThatOfADetectorWithoutIt() {
    DetectorOptions options = TinyModel.options().withScore(ScoreKind.CLASS);
    SentenceTemplates all = options.sentences();
    Explanation explanation = explain(options);
    assertEquals(7 + 5 + 4, explanation.wordings().size());
    for (Wording wording :
        List.of(
            first(explanation, Kind.NORMAL_STATE),
            first(explanation, Kind.ABNORMAL_STATE),
            first(explanation, Kind.TEMPLATE))) {
      SentenceTemplates fewer =
          new SentenceTemplates(
              without(all.normalStates(), wording),
              without(all.abnormalStates(), wording),
              without(all.templates(), wording));
      try (Detector detector = open(options.withSentences(fewer))) {
        assertEquals(
            detector.detect(PICTURE, "candle").score(),
            wording.scoreWithout(),
            1e-4,
            wording.text());
      }
    }
  }

  private static Wording first(Explanation explanation, Kind kind) {
    return explanation.wordings().stream()
        .filter(wording -> wording.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> without(List<String> texts, Wording wording) {
    List<String> fewer = new ArrayList<>(texts);
    fewer.remove(wording.text());
    return fewer;
  }

  @Test
  void largestEffectsComeFirstAndWhatCannotBeLeftOutComesLast() {
    SentenceTemplates few =
        new SentenceTemplates(
            List.of("{}", "flawless {}"), List.of("damaged {}"), List.of("a {}.", "the {}."));
    Explanation explanation = explain(TinyModel.options().withSentences(few));
    double score = explanation.detection().score();
    double before = Double.POSITIVE_INFINITY;
    List<Wording> wordings = explanation.wordings();
    for (Wording wording : wordings.subList(0, wordings.size() - 1)) {
      double effect = Math.abs(wording.scoreWithout() - score);
      assertTrue(effect <= before + ROUNDING, wording.text());
      before = effect;
    }
    Wording last = wordings.get(wordings.size() - 1);
    assertEquals("damaged {}", last.text());
    assertTrue(Double.isNaN(last.scoreWithout()));
  }

  @Test
  void severalClusteringsMakeTheScoreSteadier() {
    double one = spread(1);
    double ten = spread(10);
    assertTrue(one > 0, "the seed moves the score");
    assertTrue(ten < one / 2, ten + " of ten, " + one + " of one");
  }

  /** Standard deviation of the score over seeds that share no clustering. */
  private static double spread(int clusterings) {
    double[] scores =
        LongStream.range(0, 8)
            .mapToDouble(
                run -> {
                  try (Detector detector =
                      open(TinyModel.options().withClusterings(clusterings).withSeed(100 * run))) {
                    return detector.detect(PICTURE, "candle").score();
                  }
                })
            .toArray();
    double mean = java.util.Arrays.stream(scores).average().orElseThrow();
    return Math.sqrt(
        java.util.Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).average().orElseThrow());
  }

  @Test
  void otherScoresAreRefused() {
    try (Detector detector = open(TinyModel.options().withScore(ScoreKind.MAX_MAP))) {
      AdaClipException failure =
          assertThrows(AdaClipException.class, () -> new Explainer(detector));
      assertEquals(FailureCode.INVALID_OPTION, failure.code());
      assertTrue(failure.describe().contains("--score fusion or class"), failure.describe());
      assertFalse(failure.fix().isEmpty());
    }
  }

  @Test
  void otherMethodsAreRefused() {
    try (Detector detector = open(TinyModel.options().withMethod(DetectionMethod.CLIP))) {
      AdaClipException failure =
          assertThrows(AdaClipException.class, () -> new Explainer(detector));
      assertTrue(failure.describe().contains("--method adaclip"), failure.describe());
    }
  }
}
