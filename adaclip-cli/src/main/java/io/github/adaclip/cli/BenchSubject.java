package io.github.adaclip.cli;

import io.github.adaclip.detect.AnomalyEngine;
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
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * What a measurement repeats.
 *
 * @param name of one repetition
 * @param model that does it
 * @param work one repetition
 * @param release frees the model
 */
record BenchSubject(String name, ModelDescription model, Runnable work, Runnable release)
    implements AutoCloseable {

  /** One picture through a detector, decoding included. */
  static BenchSubject detection(
      ModelSource source,
      DetectorOptions options,
      String runtime,
      BufferedImage picture,
      String className) {
    Detector detector = Detector.open(source, options, runtime);
    ImageSource image = ImageSource.of(picture).named("noise");
    return new BenchSubject(
        "detection", detector.model(), () -> detector.detect(image, className), detector::close);
  }

  /** One picture with a mask forwards and backwards, and the change of the weights. */
  static BenchSubject training(
      ModelSource source,
      DetectorOptions options,
      boolean recompute,
      BufferedImage picture,
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
        () -> {
          engine.accumulate(List.of(example), 1);
          engine.update();
        },
        engine::close);
  }

  void once() {
    work.run();
  }

  @Override
  public void close() {
    release.run();
  }
}
