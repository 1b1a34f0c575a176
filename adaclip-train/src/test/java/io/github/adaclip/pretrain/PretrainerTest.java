package io.github.adaclip.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.train.TrainingJob.Start;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.PromptSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole recipe with a model that learns nothing in so short a time. */
class PretrainerTest {
  private static final PretrainSettings FEW =
      new PretrainSettings(
          new ClipArchitecture(64, 16, 64, 4, 64, 64, 1, 77, 49_408),
          List.of(1, 2, 3, 4),
          List.of(
              new PretrainSettings.Phase(64, 10, 4, 0), new PretrainSettings.Phase(80, 6, 2, 0)),
          1e-3,
          Precision.FP32,
          3);
  private static final PromptRecipe SHORT =
      new PromptRecipe(PromptSettings.defaults(), 64, 1, 1, 1, 8, 1e-3);

  @TempDir private Path folder;

  private PretrainJob job(Path out, Start start) {
    return new PretrainJob(out, FEW, SHORT, OptionalInt.of(1), Duration.ofHours(1), start);
  }

  private static PretrainListener stoppingAfter(int updates) {
    return new PretrainListener() {
      private int seen;

      @Override
      public void learnt(PretrainEntry entry) {
        seen++;
      }

      @Override
      public boolean stopWanted() {
        return seen >= updates;
      }
    };
  }

  @Test
  void makesAModelAndAStoppedRunMakesTheSame() throws IOException {
    Path whole = folder.resolve("whole");
    PretrainResult result = Pretrainer.pretrain(job(whole, Start.NEW), new PretrainListener() {});
    assertEquals(16, result.pictures());
    try (Detector detector = Detector.open(ModelSource.directory(whole))) {
      Detection detection =
          detector.detect(
              ImageSource.of(Corpus.heldOut().draw(1, 1, 96).picture().toBufferedImage()), "leaf");
      assertTrue(detection.score() >= 0 && detection.score() <= 1);
      assertEquals(64, detector.model().imageSize());
    }
    assertEquals(
        1 + 3 + 3,
        Files.readAllLines(whole.resolve("backbone.safetensors.training/log.csv")).size());

    Path parts = folder.resolve("parts");
    AdaClipException stopped =
        assertThrows(
            AdaClipException.class,
            () -> Pretrainer.pretrain(job(parts, Start.NEW), stoppingAfter(2)));
    assertEquals(FailureCode.CANCELLED, stopped.code());
    Pretrainer.pretrain(job(parts, Start.RESUME), new PretrainListener() {});
    for (String file : List.of("backbone.safetensors", "prompts.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(parts.resolve(file)), file);
    }
    assertArrayEquals(
        lossColumns(whole), lossColumns(parts), "the log tells the run as if it had not stopped");
  }

  private static String[] lossColumns(Path out) throws IOException {
    return Files.readAllLines(out.resolve("backbone.safetensors.training/log.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toArray(String[]::new);
  }

  @Test
  void refusesToReplaceAModelUnasked() throws IOException {
    Files.createDirectories(folder.resolve("model"));
    Files.write(folder.resolve("model/backbone.safetensors"), new byte[] {1});
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () ->
                Pretrainer.pretrain(
                    job(folder.resolve("model"), Start.NEW), new PretrainListener() {}));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
    assertTrue(e.describe().contains("--force"), e.describe());
  }

  @Test
  void refusesToGoOnWithAnotherSeed() {
    Path out = folder.resolve("model");
    assertThrows(
        AdaClipException.class, () -> Pretrainer.pretrain(job(out, Start.NEW), stoppingAfter(1)));
    PretrainSettings other =
        new PretrainSettings(
            FEW.architecture(), FEW.layers(), FEW.phases(), FEW.learningRate(), FEW.precision(), 4);
    PretrainJob changed =
        new PretrainJob(out, other, SHORT, OptionalInt.of(1), Duration.ZERO, Start.RESUME);
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> Pretrainer.pretrain(changed, new PretrainListener() {}));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(e.describe().contains("seed"), e.describe());
  }

  @Test
  void beginningAnewDrawsAndTrainsEverythingAnew() throws IOException {
    Path out = folder.resolve("model");
    Pretrainer.pretrain(job(out, Start.NEW), new PretrainListener() {});
    PretrainSettings other =
        new PretrainSettings(
            FEW.architecture(), FEW.layers(), FEW.phases(), FEW.learningRate(), FEW.precision(), 4);
    PretrainJob anew =
        new PretrainJob(out, other, SHORT, OptionalInt.of(1), Duration.ofHours(1), Start.REPLACE);
    assertThrows(AdaClipException.class, () -> Pretrainer.pretrain(anew, stoppingAfter(1)));
    assertTrue(Files.notExists(out.resolve("prompts.safetensors")), "those of another backbone");
    Pretrainer.pretrain(anew, new PretrainListener() {});
    assertTrue(Files.readString(out.resolve("data/learnt/synth.json")).contains("\"seed\" : 4"));
    assertTrue(Files.exists(out.resolve("prompts.safetensors")));
  }
}
