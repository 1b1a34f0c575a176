package io.github.adaclip.cli;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.Tokenizer;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What a measurement repeats.
 *
 * @param name of one repetition
 * @param model that does it
 * @param work one repetition, by its number
 * @param stages what the repetitions are made of; empty for training
 * @param release frees the model
 */
record BenchSubject(
    String name,
    ModelDescription model,
    IntFunction<Run> work,
    Optional<DetectionBench> stages,
    Runnable release)
    implements AutoCloseable {

  /**
   * One repetition.
   *
   * @param seconds without writing files
   * @param stages of it, none for training
   * @param detection what came out; empty for training
   */
  record Run(double seconds, StageTimes stages, Optional<Detection> detection) {}

  /** One picture through a detector, from a file's bytes on. */
  static BenchSubject detection(
      ModelSource source,
      DetectorOptions options,
      String runtime,
      List<byte[]> pictures,
      String className,
      Path folder) {
    Detector detector = Detector.open(source, options, runtime);
    try {
      DetectionBench bench = DetectionBench.of(detector, pictures, className, folder);
      return new BenchSubject(
          "detection", detector.model(), bench::once, Optional.of(bench), detector::close);
    } catch (RuntimeException e) {
      detector.close();
      throw e;
    }
  }

  /** One picture with a mask forwards and backwards, and the change of the weights. */
  static BenchSubject training(
      ModelSource source,
      DetectorOptions options,
      boolean recompute,
      byte[] picture,
      String className) {
    TrainingEngine engine =
        TrainingEngine.open(
            source,
            TrainingOptions.defaults().withModel(options).withRecomputeActivations(recompute));
    AnomalyEngine inference = engine.inference();
    int side = inference.model().imageSize();
    PreparedImage image =
        ImagePreprocessor.prepare(
            ImageDecoder.decode(ImageSource.of(picture).named("noise"), DecodeOptions.defaults()),
            side);
    byte[] mask = new byte[side * side];
    mask[mask.length / 2] = 1;
    TrainingEngine.Example example =
        new TrainingEngine.Example(
            new AnomalyEngine.Input(
                image,
                ClassSentences.of(
                    className, options.sentences(), Tokenizer.clip(), inference.contextLength())),
            true,
            Optional.of(mask));
    return new BenchSubject(
        "training step",
        inference.model(),
        number -> {
          long start = System.nanoTime();
          engine.accumulate(List.of(example), 1);
          engine.update();
          double seconds = (System.nanoTime() - start) / 1e9;
          return new Run(seconds, new StageTimes(), Optional.empty());
        },
        Optional.empty(),
        engine::close);
  }

  Run once(int number) {
    return work.apply(number);
  }

  @Override
  public void close() {
    release.run();
  }
}
