package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.training.TrainingEngine;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is learnt on some classes helps on others, and only if masks and labels tell the truth.
 * Spots are darker than their ground in one picture and brighter in the next, so that no weights
 * find them by chance.
 */
class LearningTest {
  private static final TrainSettings SETTINGS =
      TrainSettings.defaults().withEpochs(14).withBatchSize(4);

  private static final int TRAINING_PICTURES = 18;
  private static final int TEST_PICTURES = 8;

  @TempDir private Path folder;

  @Test
  void trainingFindsDefectsOnClassesThatWereNotTrainedOn() {
    ToyDataset auxiliary =
        new ToyDataset(folder.resolve("auxiliary"))
            .add("tile", new Color(150, 150, 150), 18, TRAINING_PICTURES, 1)
            .add("card", new Color(180, 150, 110), 30, TRAINING_PICTURES, 3);
    ToyDataset unseen =
        new ToyDataset(folder.resolve("unseen"))
            .add("cloth", new Color(120, 160, 120), 9, TEST_PICTURES, 2)
            .add("foil", new Color(140, 140, 170), 24, TEST_PICTURES, 4);
    try (TrainingEngine untrained =
            TrainingEngine.open(ModelSource.of(Toy.BACKBONE), Toy.options(0.002));
        Detector detector = Detector.of(untrained.inference(), Toy.model())) {
      double before = pixelAuroc(detector, unseen);
      assertTrue(before > 30 && before < 70, "before training " + before);
    }

    double trained = trainedAuroc(auxiliary, unseen, "trained.safetensors");
    assertTrue(trained >= 85, "after training " + trained);

    auxiliary.misplaceMasks("tile").misplaceMasks("card");
    double misled = trainedAuroc(auxiliary, unseen, "misled.safetensors");
    assertTrue(misled < 60, "after training with shuffled masks " + misled);
  }

  private double trainedAuroc(ToyDataset auxiliary, ToyDataset unseen, String name) {
    Path checkpoint = folder.resolve(name);
    Trainer.train(
        Toy.job(SETTINGS, Toy.dataset(auxiliary), checkpoint, TrainingJob.Start.NEW),
        TrainingListener.none());
    try (Detector detector = Detector.open(ModelSource.of(Toy.BACKBONE, checkpoint), Toy.model())) {
      return pixelAuroc(detector, unseen);
    }
  }

  private static double pixelAuroc(Detector detector, ToyDataset data) {
    return 100
        * Evaluator.evaluate(
                detector,
                Toy.dataset(data),
                EvaluationSettings.metricsOnly(),
                EvaluationListener.none())
            .mean(Metric.PIXEL_AUROC)
            .mean()
            .orElseThrow();
  }
}
