package io.github.adaclip.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorRefusalTest {
  @TempDir private Path root;

  private static AdaClipException refusal(Dataset dataset) {
    AdaClipException failure =
        assertThrows(AdaClipException.class, () -> Evaluator.requireMeasurable(dataset));
    assertEquals(FailureCode.UNUSABLE_DATA, failure.code());
    return failure;
  }

  @Test
  void picturesWithoutLabels() {
    new SmallSet(root).normal("nut", 1);
    AdaClipException failure = refusal(DatasetSpec.parse("plain=" + root).read());
    assertTrue(failure.getMessage().startsWith("the pictures have no labels"));
    assertTrue(failure.fix().contains("adaclip detect " + root), failure.fix());
  }

  @Test
  void trainingPicturesOnly() {
    new SmallSet(root).mask("nut/train/good/0.png", 20, 20, 1, 1);
    AdaClipException failure = refusal(SmallSet.read(root));
    assertTrue(failure.getMessage().startsWith("the data set has no test pictures"));
    assertTrue(failure.getMessage().contains("1 training pictures"), failure.getMessage());
  }

  @Test
  void normalPicturesOnly() {
    new SmallSet(root).normal("nut", 2);
    AdaClipException failure = refusal(SmallSet.read(root));
    assertTrue(failure.getMessage().startsWith("nothing can be measured"));
    assertTrue(failure.getMessage().contains("2 normal test pictures"), failure.getMessage());
    assertEquals("add anomalous pictures, for instance in CLASS/test/defect", failure.fix());
  }

  @Test
  void anomalousPicturesWithoutMasksOnly() throws Exception {
    new SmallSet(root).spotted("nut", 1);
    Files.delete(root.resolve("nut/ground_truth/spot/0_mask.png"));
    AdaClipException failure = refusal(SmallSet.read(root));
    assertTrue(failure.getMessage().contains("no masks"), failure.getMessage());
    assertTrue(failure.fix().contains("--masks"), failure.fix());
  }

  @Test
  void noPictureThatCanBeRead() {
    new SmallSet(root).broken("nut/test/good/0.png").broken("nut/test/spot/0.png");
    Dataset dataset = SmallSet.read(root);
    try (Detector detector = SmallSet.detector()) {
      AdaClipException failure =
          assertThrows(
              AdaClipException.class,
              () ->
                  Evaluator.evaluate(
                      detector,
                      dataset,
                      EvaluationSettings.metricsOnly(),
                      EvaluationListener.none()));
      assertEquals(FailureCode.UNUSABLE_DATA, failure.code());
      assertTrue(failure.getMessage().contains("2 failures, the first:"), failure.getMessage());
    }
  }

  @Test
  void impossibleNumberOfExamples() {
    assertThrows(IllegalArgumentException.class, () -> ExampleChoice.of(-1, 2));
  }
}
