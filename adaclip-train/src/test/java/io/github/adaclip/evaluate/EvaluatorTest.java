package io.github.adaclip.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.data.load.LoadOptions;
import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.data.load.PictureRequest;
import io.github.adaclip.data.load.SampleLoader;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.metrics.BootstrapSettings;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.metrics.PixelStorage;
import io.github.adaclip.metrics.TemporarySpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  /** Both sides add the same few terms in another order. */
  private static final double ROUNDING = 1e-12;

  /** Six pictures of it are more than fits into the least memory. */
  private static final int LARGE_SIDE = 252;

  private static Detector detector;

  @TempDir private Path root;

  @BeforeAll
  static void open() {
    detector = SmallSet.detector();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private static Evaluation evaluate(Dataset dataset) {
    return Evaluator.evaluate(
        detector, dataset, EvaluationSettings.metricsOnly(), EvaluationListener.none());
  }

  @Test
  void metricsAreThoseOfSingleDetections() {
    Dataset dataset = SmallSet.read(SmallSet.twoClasses(root));
    Evaluation evaluation = evaluate(dataset);
    assertEquals(List.of("nut", "plate"), names(evaluation));
    for (ClassEvaluation measured : evaluation.classes()) {
      List<Sample> samples = dataset.samples(Split.TEST, measured.name());
      List<Boolean> imageLabels = new ArrayList<>();
      List<Double> imageScores = new ArrayList<>();
      List<Boolean> pixelLabels = new ArrayList<>();
      List<Double> pixelScores = new ArrayList<>();
      for (Sample sample : samples) {
        Detection detection = detector.detect(ImageSource.of(sample.image()), sample.className());
        imageLabels.add(sample.anomalous());
        imageScores.add(detection.score());
        LoadedSample loaded =
            SampleLoader.load(PictureRequest.of(sample), LoadOptions.ofSide(SmallSet.SIDE));
        for (int pixel = 0; pixel < SmallSet.SIDE * SmallSet.SIDE; pixel++) {
          pixelLabels.add(loaded.mask().orElseThrow()[pixel] != 0);
          pixelScores.add(
              detection.map().gridValueAt(pixel % SmallSet.SIDE, pixel / SmallSet.SIDE));
        }
      }
      assertClose(auroc(imageLabels, imageScores), Metric.IMAGE_AUROC.of(measured.metrics()));
      assertClose(maxF1(imageLabels, imageScores), Metric.IMAGE_MAX_F1.of(measured.metrics()));
      assertClose(auroc(pixelLabels, pixelScores), Metric.PIXEL_AUROC.of(measured.metrics()));
      assertClose(maxF1(pixelLabels, pixelScores), Metric.PIXEL_MAX_F1.of(measured.metrics()));
      assertTrue(Metric.PIXEL_AUPRO.of(measured.metrics()).isPresent());
    }
    double mean = evaluation.mean(Metric.IMAGE_AUROC).mean().orElseThrow();
    double nut = Metric.IMAGE_AUROC.of(evaluation.metrics().get(0)).orElseThrow();
    double plate = Metric.IMAGE_AUROC.of(evaluation.metrics().get(1)).orElseThrow();
    assertEquals((nut + plate) / 2, mean, ROUNDING);
    assertEquals(2, evaluation.mean(Metric.IMAGE_AUROC).classesWithValue());
    assertEquals(new PictureCounts(5, 5, 0, 0), evaluation.counts());
  }

  @Test
  void protocolSaysHowTheNumbersCameAbout() {
    EvaluationProtocol protocol = evaluate(SmallSet.read(SmallSet.twoClasses(root))).protocol();
    assertEquals(SmallSet.SIDE, protocol.model().imageSize());
    assertEquals(64, protocol.model().checkpointSha256().length());
    assertEquals(DetectionMethod.ADACLIP, protocol.method());
    assertEquals(4, protocol.sigmaPixels());
    assertTrue(protocol.software().startsWith("adaclip "), protocol.software());
    assertTrue(protocol.provenance().trainingData().isEmpty());
  }

  @Test
  void metricsOnlyKeepsNothingElse() {
    Evaluation evaluation = evaluate(SmallSet.read(SmallSet.twoClasses(root)));
    assertTrue(evaluation.examples().isEmpty());
    assertTrue(evaluation.classes().get(0).pixelCurves().roc().isEmpty());
    assertTrue(evaluation.classes().get(0).intervals().isEmpty());
    assertEquals(10, evaluation.pictures().size());
  }

  @Test
  void curvesIntervalsAndHistogramOnRequest() {
    Evaluation evaluation =
        Evaluator.evaluate(
            detector,
            SmallSet.read(SmallSet.twoClasses(root)),
            EvaluationSettings.forReport().withBootstrap(new BootstrapSettings(50, 0.9, 3)),
            EvaluationListener.none());
    ClassEvaluation nut = evaluation.classes().get(0);
    assertFalse(nut.imageCurves().roc().isEmpty());
    assertFalse(nut.pixelCurves().perRegionOverlap().isEmpty());
    assertTrue(nut.intervals().orElseThrow().auroc().isPresent());
    assertTrue(nut.intervals().orElseThrow().aupro().isEmpty());
    assertTrue(nut.pixelIntervals().orElseThrow().aupro().isPresent());
    long counted =
        evaluation.histogram(5).bins().stream()
            .mapToLong(bin -> bin.normal() + bin.anomalous())
            .sum();
    assertEquals(10, counted);
  }

  @Test
  void withoutNormalPicturesThereIsNoImageLevelButAPixelLevel() {
    new SmallSet(root).spotted("skin", 3);
    Evaluation evaluation = evaluate(SmallSet.read(root));
    assertTrue(evaluation.mean(Metric.IMAGE_AUROC).mean().isEmpty());
    assertEquals(0, evaluation.mean(Metric.IMAGE_AUROC).classesWithValue());
    assertTrue(evaluation.mean(Metric.PIXEL_AUROC).mean().isPresent());
  }

  @Test
  void aClassWithOneLabelOnlyIsNotInTheMean() {
    new SmallSet(root).normal("calm", 2).normal("nut", 2).spotted("nut", 2);
    Evaluation evaluation = evaluate(SmallSet.read(root));
    assertEquals(List.of("calm", "nut"), names(evaluation));
    assertTrue(Metric.IMAGE_AUROC.of(evaluation.metrics().get(0)).isEmpty());
    assertTrue(evaluation.metrics().get(0).pixel().isEmpty());
    assertEquals(
        Metric.IMAGE_AUROC.of(evaluation.metrics().get(1)),
        evaluation.mean(Metric.IMAGE_AUROC).mean());
    assertEquals(1, evaluation.mean(Metric.PIXEL_AUPRO).classesWithValue());
  }

  @Test
  void anomalousPicturesWithoutMaskAreLeftOutOfThePixelMetrics() throws Exception {
    new SmallSet(root).normal("nut", 2).spotted("nut", 3);
    java.nio.file.Files.delete(root.resolve("nut/ground_truth/spot/1_mask.png"));
    Evaluation evaluation = evaluate(SmallSet.read(root));
    assertEquals(new PictureCounts(2, 3, 1, 0), evaluation.counts());
    assertEquals(4, evaluation.metrics().get(0).pixel().orElseThrow().pictures());
  }

  @Test
  void unreadablePicturesAreNamedAndTheRestGoesOn() {
    SmallSet.twoClasses(root);
    new SmallSet(root).broken("nut/test/good/9.png");
    List<Sample> failed = new ArrayList<>();
    List<Sample> done = new ArrayList<>();
    Evaluation evaluation =
        Evaluator.evaluate(
            detector,
            SmallSet.read(root),
            EvaluationSettings.metricsOnly(),
            new EvaluationListener() {
              @Override
              public void detected(Sample sample, Detection detection) {
                assertEquals(sample.image().toString(), detection.image());
                done.add(sample);
              }

              @Override
              public void failed(Sample sample, AdaClipException failure) {
                failed.add(sample);
              }
            });
    assertEquals(10, done.size());
    assertEquals(1, failed.size());
    assertEquals(root.resolve("nut/test/good/9.png"), failed.get(0).image());
    assertEquals(failed.get(0), evaluation.failures().get(0).sample());
    assertEquals(new PictureCounts(2, 2, 0, 1), evaluation.classes().get(0).counts());
  }

  @Test
  void masksOfAnotherSizeAndContradictingLabelsAreNoted() {
    new SmallSet(root)
        .normal("nut", 2)
        .spotted("nut", 2)
        .mask("nut/ground_truth/spot/1_mask.png", 20, 20, 4, 4)
        .mask("nut/ground_truth/good/0_mask.png", 48, 36, 4, 4);
    EvaluationNotes notes = evaluate(SmallSet.read(root)).notes();
    assertTrue(
        notes.first().stream().anyMatch(note -> note.contains("20 x 20 pixels")), notes.toString());
    assertEquals(notes.first().size(), notes.count());
  }

  @Test
  void aClassWithoutTestPicturesIsNoted() {
    SmallSet.twoClasses(root);
    new SmallSet(root).mask("bolt/train/good/0.png", 20, 20, 4, 4);
    Evaluation evaluation = evaluate(SmallSet.read(root));
    assertEquals(List.of("nut", "plate"), names(evaluation));
    assertEquals(
        List.of("the class bolt has no test pictures and was left out"),
        evaluation.notes().first());
  }

  @Test
  void spaceIsAnnouncedWhereItIsNeeded() {
    List<TemporarySpace> spaces = new ArrayList<>();
    EvaluationListener listener =
        new EvaluationListener() {
          @Override
          public void needsSpace(TemporarySpace space) {
            spaces.add(space);
          }
        };
    Dataset dataset = SmallSet.read(SmallSet.twoClasses(root));
    Evaluator.evaluate(detector, dataset, EvaluationSettings.metricsOnly(), listener);
    assertTrue(spaces.isEmpty(), spaces.toString());
    EvaluationSettings little =
        EvaluationSettings.metricsOnly()
            .withStorage(
                PixelStorage.standard()
                    .withDirectory(root)
                    .withMemoryBytes(PixelStorage.LEAST_MEMORY_BYTES));
    try (Detector large =
        Detector.open(SmallSet.model(), SmallSet.options().withImageSize(LARGE_SIDE))) {
      Evaluator.evaluate(large, dataset, little, listener);
    }
    assertEquals(1, spaces.size());
    assertEquals(root, spaces.get(0).directory());
  }

  private static List<String> names(Evaluation evaluation) {
    return evaluation.classes().stream().map(ClassEvaluation::name).toList();
  }

  private static void assertClose(double expected, OptionalDouble found) {
    assertEquals(expected, found.orElseThrow(), ROUNDING);
  }

  /** The share of pairs in the right order, ties one half. */
  private static double auroc(List<Boolean> labels, List<Double> scores) {
    double right = 0;
    long pairs = 0;
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; labels.get(i) && j < labels.size(); j++) {
        if (!labels.get(j)) {
          int order = Double.compare(scores.get(i), scores.get(j));
          right += order > 0 ? 1 : order == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return right / pairs;
  }

  private static double maxF1(List<Boolean> labels, List<Double> scores) {
    double best = 0;
    for (double threshold : scores.stream().distinct().toList()) {
      int hits = 0;
      int marked = 0;
      int anomalous = 0;
      for (int i = 0; i < labels.size(); i++) {
        boolean above = scores.get(i) >= threshold;
        hits += above && labels.get(i) ? 1 : 0;
        marked += above ? 1 : 0;
        anomalous += labels.get(i) ? 1 : 0;
      }
      best = Math.max(best, 2.0 * hits / (marked + anomalous));
    }
    return best;
  }
}
