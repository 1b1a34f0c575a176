package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.run.RunFolder;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of one that is stored beside its checkpoint. */
class StoredRunTest {
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
  void aFinishedRunStillKnowsItsValidation() {
    TrainingJob begun = job(ONE_EPOCH, TrainingJob.Start.NEW);
    TrainingJob validated =
        new TrainingJob(
            begun.source(),
            begun.options(),
            begun.settings(),
            begun.data(),
            Optional.of(dataset()),
            out,
            TrainingJob.Start.RESUME);
    TrainingResult first = Trainer.train(validated, TrainingListener.none());
    TrainingResult again = Trainer.train(validated, TrainingListener.none());
    assertEquals(1, first.score().orElseThrow().epoch());
    assertEquals(first.score(), again.score());
  }

  @Test
  void refusesToGoOnWithoutTheBestCheckpoint() throws IOException {
    Trainer.train(job(ONE_EPOCH, TrainingJob.Start.NEW), TrainingListener.none());
    Files.delete(out);
    AdaClipException e =
        Toy.refused(FailureCode.MISSING_FILE, job(ONE_EPOCH, TrainingJob.Start.RESUME));
    assertEquals(
        "the checkpoint of the stored training is gone (file "
            + out
            + "; expected the weights of epoch 1, the best so far)",
        e.getMessage());
  }

  @Test
  void aRunThatIsStoppedStoresItsStateAndGoesOnToTheSameBytes() throws IOException {
    Trainer.train(job(ONE_EPOCH, TrainingJob.Start.NEW), TrainingListener.none());
    byte[] uninterrupted = Files.readAllBytes(out);
    AtomicLong updates = new AtomicLong();
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void updated(LogEntry entry) {
            updates.set(entry.update());
          }

          @Override
          public boolean stopWanted() {
            return updates.get() == 2;
          }
        };
    TrainingJob anew = job(ONE_EPOCH, TrainingJob.Start.REPLACE);
    AdaClipException e = assertThrows(AdaClipException.class, () -> Trainer.train(anew, stopping));
    assertEquals(FailureCode.CANCELLED, e.code());
    assertEquals("go on with the same command and --resume", e.fix());
    Files.delete(out);
    TrainingResult result =
        Trainer.train(job(ONE_EPOCH, TrainingJob.Start.RESUME), TrainingListener.none());
    assertEquals(4, result.updates());
    assertArrayEquals(uninterrupted, Files.readAllBytes(out));
  }

  @Test
  void aRunThatBeginsAnewForgetsTheStoredOne() {
    Trainer.train(job(ONE_EPOCH, TrainingJob.Start.NEW), TrainingListener.none());
    TrainingListener ending =
        new TrainingListener() {
          @Override
          public void updated(LogEntry entry) {
            throw new IllegalStateException("ended");
          }
        };
    TrainingJob anew = job(ONE_EPOCH, TrainingJob.Start.REPLACE);
    assertThrows(IllegalStateException.class, () -> Trainer.train(anew, ending));
    assertFalse(RunFolder.isStored(out), "--resume would go on with the replaced run");
  }

  @Test
  void refusesToGoOnWithDataInAnotherOrder() throws IOException {
    Path other = folder.resolve("other");
    new ToyDataset(other).add("cloth", new Color(120, 160, 120), 9, 2, 2);
    Path index = folder.resolve("index.csv");
    Files.writeString(
        index,
        "image,mask,class,label\n"
            + "other/cloth/test/good/0.png,,cloth,normal\n"
            + "other/cloth/test/good/1.png,,cloth,normal\n");
    Dataset second = DatasetSpec.parse("csv=" + index).read();
    TrainingJob first = job(ONE_EPOCH, TrainingJob.Start.NEW);
    Trainer.train(withData(first, List.of(dataset(), second)), TrainingListener.none());
    AdaClipException e =
        Toy.refused(
            FailureCode.INVALID_OPTION,
            withData(
                job(ONE_EPOCH.withEpochs(2), TrainingJob.Start.RESUME),
                List.of(second, dataset())));
    assertTrue(
        e.getMessage()
            .contains("setting order of data; expected folder, csv, as stored; found csv, folder"),
        e.getMessage());
  }

  @Test
  void refusesAStoredRunWithoutBeingToldWhatToDo() {
    Trainer.train(job(ONE_EPOCH, TrainingJob.Start.NEW), TrainingListener.none());
    AdaClipException stored =
        Toy.refused(FailureCode.UNWRITABLE_OUTPUT, job(ONE_EPOCH, TrainingJob.Start.NEW));
    assertTrue(stored.getMessage().startsWith("a training of this checkpoint is stored already"));
    AdaClipException other =
        Toy.refused(
            FailureCode.INVALID_OPTION, job(ONE_EPOCH.withBatchSize(2), TrainingJob.Start.RESUME));
    assertEquals(
        "the stored training was begun differently (file "
            + RunFolder.of(out).resolve("state.safetensors")
            + "; setting batch size; expected 1, as stored; found 2)",
        other.getMessage());
    Trainer.train(
        job(ONE_EPOCH.withBatchSize(2), TrainingJob.Start.REPLACE), TrainingListener.none());
  }

  @Test
  void refusesToGoOnWithChangedData() throws IOException {
    Trainer.train(job(ONE_EPOCH, TrainingJob.Start.NEW), TrainingListener.none());
    Files.copy(data.resolve("tile/test/good/0.png"), data.resolve("tile/test/good/another.png"));
    AdaClipException e =
        Toy.refused(
            FailureCode.INVALID_OPTION,
            job(TrainSettings.defaults().withEpochs(2), TrainingJob.Start.RESUME));
    assertTrue(e.getMessage().contains("setting data folder"), e.getMessage());
  }

  @Test
  void moreEpochsGoOnFromAFinishedRun() {
    Trainer.train(job(ONE_EPOCH, TrainingJob.Start.NEW), TrainingListener.none());
    TrainingResult result =
        Trainer.train(
            job(TrainSettings.defaults().withEpochs(2), TrainingJob.Start.RESUME),
            TrainingListener.none());
    assertEquals(8, result.updates());
    assertEquals(2, result.epoch());
  }

  @Test
  void refusesTwoRunsOfOneCheckpoint() {
    try (RunFolder taken = RunFolder.open(out)) {
      AdaClipException e = Toy.refused(FailureCode.BUSY, job(ONE_EPOCH, TrainingJob.Start.NEW));
      assertEquals("another training writes this checkpoint (file " + out + ")", e.getMessage());
    }
  }

  private static TrainingJob withData(TrainingJob job, List<Dataset> data) {
    return new TrainingJob(
        job.source(),
        job.options(),
        job.settings(),
        data,
        job.validation(),
        job.out(),
        job.start());
  }
}
