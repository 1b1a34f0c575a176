package io.github.adaclip.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.testdata.Golden;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed at any moment goes on as if nothing had happened. */
class ResumeTest {
  private static final long SECONDS_TO_END = 120;

  @TempDir private Path folder;

  private static TrainSettings settings() {
    return TrainSettings.defaults()
        .withEpochs(3)
        .withBatchSize(2)
        .withSaveInterval(Duration.ZERO)
        .withPasting(0.5, Set.of("folder"));
  }

  @Test
  void aKilledRunEndsWithTheBytesOfTheUninterruptedOne() throws Exception {
    Path data = folder.resolve("data");
    new ToyDataset(data).add("tile", new Color(150, 150, 150), 18, 5, 1);
    Dataset dataset = DatasetSpec.parse("folder=" + data).read();
    Path whole = folder.resolve("whole.safetensors");
    Trainer.train(
        Toy.job(settings(), dataset, whole, TrainingJob.Start.NEW), TrainingListener.none());

    Path killed = folder.resolve("killed.safetensors");
    killAfterUpdates(4, data, killed);
    killAfterUpdates(9, data, killed);
    assertFalse(
        Files.readString(RunFolder.of(killed).resolve("log.csv")).contains("\n15,"),
        "the run was killed too late to test anything");
    TrainingResult result =
        Trainer.train(
            Toy.job(settings(), dataset, killed, TrainingJob.Start.RESUME),
            TrainingListener.none());

    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(killed));
    assertEquals(15, result.updates());
    assertEquals(logWithoutTimes(whole), logWithoutTimes(killed));
  }

  private void killAfterUpdates(int updates, Path data, Path out)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dadaclip.golden=" + Golden.path(""),
                "-cp",
                System.getProperty("java.class.path"),
                ResumeTest.class.getName(),
                data.toString(),
                out.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Path log = RunFolder.of(out).resolve("log.csv");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
      while (lines(log) <= updates) {
        assertTrue(process.isAlive() && System.nanoTime() < end, "it ended by itself");
        TimeUnit.MILLISECONDS.sleep(5);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static long lines(Path log) throws IOException {
    return Files.isRegularFile(log) ? Files.readAllLines(log).size() : 0;
  }

  /** All columns but the seconds. */
  private static List<String> logWithoutTimes(Path checkpoint) throws IOException {
    return Files.readAllLines(RunFolder.of(checkpoint).resolve("log.csv")).stream()
        .map(line -> line.split(",", 11))
        .map(columns -> columns[8] + " " + columns[10])
        .toList();
  }

  /** What the process that is killed runs. */
  public static void main(String[] arguments) {
    Dataset dataset = DatasetSpec.parse("folder=" + arguments[0]).read();
    Trainer.train(
        Toy.job(settings(), dataset, Path.of(arguments[1]), TrainingJob.Start.RESUME),
        TrainingListener.none());
  }
}
