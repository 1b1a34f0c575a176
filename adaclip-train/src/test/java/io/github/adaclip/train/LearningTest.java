package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingOptions;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt on one class helps on another; what cannot be learnt does not. */
class LearningTest {
  private static final Path BACKBONE = Golden.path("tiny_clip_hf");

  @TempDir Path folder;

  @Test
  void trainingFindsDefectsOnAClassThatWasNotTrainedOn() {
    ToyDataset tiles =
        new ToyDataset(folder.resolve("tiles"))
            .add("tile", new Color(150, 150, 150), 18, Integer.getInteger("n", 24), 1)
            .add("card", new Color(180, 150, 110), 30, Integer.getInteger("n", 24), 3);
    ToyDataset cloth =
        new ToyDataset(folder.resolve("cloth")).add("cloth", new Color(120, 160, 120), 9, 8, 2);
    long start = System.nanoTime();
    double before = auroc(ModelSource.of(BACKBONE), cloth);
    System.err.println("before " + before);
    Path checkpoint = train(tiles, "learnt.safetensors");
    double after = auroc(ModelSource.of(BACKBONE, checkpoint), cloth);
    System.err.println("after " + after + " " + (System.nanoTime() - start) / 1e9);
    for (int sh = 5; sh < 8; sh++) {
      tiles.shufflePictures("tile", sh).shufflePictures("card", sh);
      Path shuffled = train(tiles, "shuffled" + sh + ".safetensors");
      double without = auroc(ModelSource.of(BACKBONE, shuffled), cloth);
      System.err.println("shuffled " + without + " " + (System.nanoTime() - start) / 1e9);
    }
    assertTrue(after >= 85, "pixel AUROC " + after);
  }

  private static DetectorOptions model() {
    return DetectorOptions.defaults()
        .withImageSize(Integer.getInteger("s", 98))
        .withThreads(1)
        .withSentences(
            new io.github.adaclip.text.SentenceTemplates(
                List.of("flawless {}"), List.of("damaged {}"), List.of("a photo of a {}.")));
  }

  private Path train(ToyDataset data, String name) {
    Path out = folder.resolve(name);
    TrainingJob job =
        new TrainingJob(
            ModelSource.of(BACKBONE),
            TrainingOptions.defaults()
                .withModel(model())
                .withOptimizer(
                    io.github.adaclip.training.OptimizerSettings.defaults()
                        .withLearningRate(Double.parseDouble(System.getProperty("lr", "0.001")))),
            TrainSettings.defaults()
                .withEpochs(Integer.getInteger("ep", 8))
                .withBatchSize(Integer.getInteger("bs", 1)),
            List.of(dataset(data)),
            Optional.empty(),
            out,
            TrainingJob.Start.NEW);
    Trainer.train(
        job,
        new TrainingListener() {
          @Override
          public void updated(LogEntry entry) {
            if (entry.update() % 48 == 0) {
              System.err.println(
                  entry.update()
                      + " "
                      + entry.loss().total()
                      + " "
                      + entry.gradientNorm()
                      + " "
                      + entry.seconds());
            }
          }
        });
    return out;
  }

  private static Dataset dataset(ToyDataset data) {
    return DatasetSpec.parse("folder=" + data.root()).read();
  }

  private static double auroc(ModelSource source, ToyDataset data) {
    if (source instanceof ModelSource.BackboneOnly) {
      try (TrainingEngine engine =
              TrainingEngine.open(source, TrainingOptions.defaults().withModel(model()));
          Detector d = Detector.of(engine.inference(), model())) {
        return auroc(d, data);
      }
    }
    try (Detector detector = Detector.open(source, model())) {
      return auroc(detector, data);
    }
  }

  private static double auroc(Detector detector, ToyDataset data) {
    return 100
        * Evaluator.evaluate(
                detector,
                dataset(data),
                EvaluationSettings.metricsOnly(),
                EvaluationListener.none())
            .mean(Metric.PIXEL_AUROC)
            .mean()
            .orElseThrow();
  }
}
