package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.PromptCheckpoint;
import java.awt.Color;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final TrainSettings ONE_EPOCH = TrainSettings.defaults().withEpochs(1);

  @TempDir private Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void draw() {
    data = folder.resolve("data");
    out = folder.resolve("prompts.safetensors");
    new ToyDataset(data).add("tile", new Color(150, 150, 150), 18, 2, 1);
  }

  private Dataset dataset() {
    return DatasetSpec.parse("folder=" + data).read();
  }

  private TrainingJob job(TrainSettings settings, TrainingJob.Start start) {
    return Toy.job(settings, dataset(), out, start);
  }

  @Test
  void theBestEpochIsKeptWithItsProvenance() throws IOException {
    Path other = folder.resolve("other");
    new ToyDataset(other).add("cloth", new Color(120, 160, 120), 9, 2, 2);
    Dataset validation = DatasetSpec.parse("folder=" + other).read();
    List<ValidationScore> scores = new ArrayList<>();
    List<Boolean> best = new ArrayList<>();
    TrainingJob job =
        new TrainingJob(
            ModelSource.of(Toy.BACKBONE),
            Toy.options(0.01),
            TrainSettings.defaults().withEpochs(3),
            List.of(dataset()),
            Optional.of(validation),
            out,
            TrainingJob.Start.NEW);
    TrainingResult result =
        Trainer.train(
            job,
            new TrainingListener() {
              @Override
              public void validated(ValidationScore score, boolean isBest) {
                scores.add(score);
                best.add(isBest);
              }
            });
    assertEquals(3, scores.size());
    int expected = 0;
    for (int epoch = 1; epoch < 3; epoch++) {
      expected = scores.get(epoch).value() > scores.get(expected).value() ? epoch : expected;
    }
    assertEquals(expected + 1, result.epoch());
    assertEquals(expected, best.lastIndexOf(true));
    assertEquals(Metric.PIXEL_MAX_F1, scores.get(0).chosenBy());
    JsonNode beside =
        new ObjectMapper().readTree(folder.resolve("prompts.safetensors.training.json").toFile());
    assertEquals("folder", beside.get("data").get(0).get("name").asText());
    assertEquals(4, beside.get("data").get(0).get("pictures").asInt());
    assertEquals(expected + 1, beside.get("epoch").asInt());
    assertEquals(
        100 * scores.get(expected).value(),
        beside.get("validationMetrics").get("pixel max-F1").asDouble(),
        1e-9);
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(out)) {
      assertEquals("folder", checkpoint.metadata().get("training_data"));
      assertEquals(
          beside.get("data").get(0).get("sha256").asText(),
          checkpoint.metadata().get("training_data_sha256"));
      assertEquals(Toy.SIDE, checkpoint.imageSize().orElseThrow());
      assertEquals(20, checkpoint.clusters().orElseThrow());
      assertEquals(List.of(2, 4, 6, 8), checkpoint.layers());
    }
    List<String> log = Files.readAllLines(result.folder().resolve("validation.csv"));
    assertEquals(4, log.size());
    assertEquals(
        "epoch,image_auroc,image_max-f1,image_ap,pixel_auroc,pixel_max-f1,pixel_ap,pixel_aupro",
        log.get(0));
    assertEquals(12, result.updates());
    List<String> files = Files.readAllLines(result.folder().resolve("files.sha256"));
    assertEquals(1 + 6 + 6, files.size());
  }

  @Test
  void theReferencesCheckpointGoesOnAndBothFormatsHoldTheSameWeights() {
    Path pth = folder.resolve("prompts.pth");
    ModelSource source = ModelSource.of(Toy.BACKBONE, Golden.path("tiny_adaclip.pth"));
    for (Path target : List.of(out, pth)) {
      Trainer.train(
          new TrainingJob(
              source,
              Toy.options(0.001),
              ONE_EPOCH,
              List.of(dataset()),
              Optional.empty(),
              target,
              TrainingJob.Start.NEW),
          TrainingListener.none());
    }
    try (PromptCheckpoint begun = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"));
        PromptCheckpoint first = PromptCheckpoint.open(out);
        PromptCheckpoint second = PromptCheckpoint.open(pth)) {
      assertEquals(
          begun.names().stream().sorted().toList(), second.names().stream().sorted().toList());
      for (String name : second.names()) {
        float[] values = values(second, name);
        assertArrayEquals(values(first, name), values, name);
        assertEquals(
            name.equals("text_prompter.static_prompts.0"),
            Arrays.equals(values(begun, name), values),
            name);
      }
    }
  }

  private static float[] values(PromptCheckpoint checkpoint, String name) {
    long count = 1;
    for (long size : checkpoint.shape(name)) {
      count *= size;
    }
    FloatBuffer target = FloatBuffer.allocate((int) count);
    checkpoint.read(name, target);
    return target.array();
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunAndKeepsTheState() {
    TrainSettings storing = ONE_EPOCH.withSaveInterval(Duration.ZERO);
    TrainingJob job =
        new TrainingJob(
            ModelSource.of(Toy.BACKBONE),
            Toy.options(1e30),
            storing,
            List.of(dataset()),
            Optional.empty(),
            out,
            TrainingJob.Start.NEW);
    AdaClipException e = Toy.refused(FailureCode.TRAINING_DIVERGED, job);
    assertTrue(e.describe().contains("step"), e.describe());
    assertTrue(e.describe().contains(data.toString()), e.describe());
    assertTrue(e.fix().startsWith("lower --lr"), e.fix());
    assertTrue(RunFolder.isStored(out));
    assertFalse(Files.exists(out));
  }

  @Test
  void anUnreadablePictureIsNamedAndLeftOut() throws IOException {
    Path bad = data.resolve("tile/test/good/0.png");
    Files.writeString(bad, "no picture");
    List<String> skipped = new ArrayList<>();
    TrainingResult result =
        Trainer.train(
            job(ONE_EPOCH, TrainingJob.Start.NEW),
            new TrainingListener() {
              @Override
              public void skipped(String picture, AdaClipException failure) {
                assertEquals(bad.toString(), picture);
                skipped.add(failure.getMessage());
              }
            });
    assertEquals(1, skipped.size());
    assertTrue(skipped.get(0).contains(bad.toString()), skipped.get(0));
    assertEquals(1, result.skipped());
    assertEquals(3, result.updates());
  }

  @Test
  void aRefusedRunLeavesNoFolder() {
    TrainingJob begun = job(ONE_EPOCH, TrainingJob.Start.NEW);
    TrainingJob wrong =
        new TrainingJob(
            begun.source(),
            begun.options().withModel(Toy.model().withImageSize(Toy.SIDE + 1)),
            begun.settings(),
            begun.data(),
            begun.validation(),
            out,
            begun.start());
    Toy.refused(FailureCode.INVALID_OPTION, wrong);
    assertFalse(Files.exists(RunFolder.of(out)));
  }

  @Test
  void refusesSoManyPicturesThatNobodyCanMeanThem() {
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> ONE_EPOCH.withBatchSize(2_000_000_000).withAccumulate(5));
    assertTrue(e.getMessage().contains("expected at most 1048576"), e.getMessage());
  }

  @Test
  void aBatchLargerThanTheDataTakesAllOfIt() {
    TrainingResult result =
        Trainer.train(
            job(ONE_EPOCH.withBatchSize(1 << 20), TrainingJob.Start.NEW), TrainingListener.none());
    assertEquals(1, result.updates());
  }

  @Test
  void refusesToReplaceWhatItBeginsWith() throws IOException {
    Files.copy(Golden.path("tiny_adaclip.pth"), folder.resolve("own.pth"));
    TrainingJob job =
        new TrainingJob(
            ModelSource.of(Toy.BACKBONE, folder.resolve("own.pth")),
            Toy.options(0.001),
            ONE_EPOCH,
            List.of(dataset()),
            Optional.empty(),
            folder.resolve("own.pth"),
            TrainingJob.Start.REPLACE);
    AdaClipException e = Toy.refused(FailureCode.INVALID_OPTION, job);
    assertTrue(e.getMessage().startsWith("the training would replace the weights it begins with"));
  }

  @Test
  void refusesAnEndingBeforeAnyWorkIsDone() {
    out = folder.resolve("prompts.bin");
    AdaClipException e =
        Toy.refused(FailureCode.INVALID_OPTION, job(ONE_EPOCH, TrainingJob.Start.NEW));
    assertTrue(e.getMessage().startsWith("the file's ending names no weight format"));
    assertFalse(Files.exists(RunFolder.of(out)));
  }
}
