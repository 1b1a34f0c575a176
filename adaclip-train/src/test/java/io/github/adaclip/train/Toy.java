package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tiny CLIP with random weights as something to train on. */
final class Toy {
  /** A multiple of the tiny CLIP's 14-pixel patches; small, so that tests are fast. */
  static final int SIDE = 98;

  static final Path BACKBONE = Golden.path("tiny_clip_hf");

  private Toy() {}

  /** One sentence a side, since sentences are most of the work, and one thread, for equal bytes. */
  static DetectorOptions model() {
    return DetectorOptions.defaults()
        .withImageSize(SIDE)
        .withThreads(1)
        .withSentences(
            new SentenceTemplates(
                List.of("flawless {}"), List.of("damaged {}"), List.of("a photo of a {}.")));
  }

  static TrainingOptions options(double learningRate) {
    return TrainingOptions.defaults()
        .withModel(model())
        .withOptimizer(OptimizerSettings.defaults().withLearningRate(learningRate));
  }

  static Dataset dataset(ToyDataset data) {
    return DatasetSpec.parse("folder=" + data.root()).read();
  }

  static TrainingJob job(TrainSettings settings, Dataset data, Path out, TrainingJob.Start start) {
    return new TrainingJob(
        ModelSource.of(BACKBONE),
        options(0.002),
        settings,
        List.of(data),
        Optional.empty(),
        out,
        start);
  }

  /** The failure with which a training is refused; fails if it is another one, or none. */
  static AdaClipException refused(FailureCode code, TrainingJob job) {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> Trainer.train(job, TrainingListener.none()));
    assertEquals(code, e.code(), e.getMessage());
    return e;
  }
}
