package io.github.adaclip.ablate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.train.LogEntry;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationTest {
  private static final String[] GRID = {"prompt-type=S,SD", "score=class,max-map"};

  @TempDir private Path folder;
  private ToyAblation toy;

  @BeforeEach
  void draw() {
    toy = new ToyAblation(folder);
  }

  private CountingListener run(AblationPlan plan, List<AblationResult> results) {
    CountingListener counts = new CountingListener();
    results.add(Ablation.run(plan, counts));
    return counts;
  }

  private static List<Map<Metric, OptionalDouble>> figures(AblationResult result) {
    return result.outcomes().stream()
        .map(outcome -> outcome.result().orElseThrow().sets().get(0).percent())
        .toList();
  }

  private static List<String> checkpoints(AblationResult result) {
    return result.outcomes().stream()
        .map(outcome -> outcome.result().orElseThrow().trained().sha256())
        .toList();
  }

  private List<Path> files(String place) {
    try (Stream<Path> files = Files.list(toy.out().resolve(place))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void cellsShareTrainingsAndWhatIsDoneIsNotDoneAgain() throws IOException {
    List<AblationResult> results = new ArrayList<>();
    CountingListener first = run(toy.plan(GRID), results);
    assertEquals(2, first.trainings.size());
    assertEquals(4, first.measured.size());
    assertEquals("done of [done, pending]", first.ended.get(0));
    assertEquals("done of [done]", first.ended.get(3));
    AblationResult whole = results.get(0);
    List<String> sums = checkpoints(whole);
    assertEquals(sums.get(0), sums.get(1));
    assertEquals(sums.get(2), sums.get(3));
    assertNotEquals(sums.get(0), sums.get(2));
    List<Map<Metric, OptionalDouble>> figures = figures(whole);
    assertEquals(figures.get(0).get(Metric.PIXEL_AUROC), figures.get(1).get(Metric.PIXEL_AUROC));
    assertTrue(figures.get(0).get(Metric.IMAGE_AUROC).isPresent());
    assertEquals(2, files("trainings").size());
    assertEquals(4, files("cells").size());
    try (Stream<Path> all = Files.walk(toy.out())) {
      assertTrue(all.noneMatch(file -> file.endsWith("state.safetensors")));
    }

    CountingListener again = run(toy.plan(GRID), results);
    assertEquals(0, again.trainings.size() + again.measured.size());
    Files.delete(files("cells").get(2));
    CountingListener cell = run(toy.plan(GRID), results);
    assertEquals(0, cell.trainings.size());
    assertEquals(1, cell.measured.size());
    delete(files("trainings").get(1));
    CountingListener training = run(toy.plan(GRID), results);
    assertEquals(1, training.trainings.size());
    assertEquals(0, training.measured.size(), "the same weights need no new measurement");
    for (AblationResult result : results) {
      assertEquals(figures, figures(result));
      assertEquals(sums, checkpoints(result));
    }

    CountingListener larger =
        run(toy.plan("seed=0", "prompt-type=none,S,SD", "score=max-map"), results);
    assertEquals(1, larger.trainings.size());
    assertEquals(1, larger.measured.size());
    assertEquals(figures.get(3), figures(results.get(4)).get(2));
  }

  @Test
  void changedDataAndDamagedFilesAreNotTakenForDone() throws IOException {
    List<AblationResult> results = new ArrayList<>();
    run(toy.plan("prompt-type=none"), results);
    Path training = files("trainings").get(0);
    Files.writeString(training.resolve("prompts.safetensors"), "damaged");
    Files.writeString(files("cells").get(0), "{damaged");
    CountingListener repaired = run(toy.plan("prompt-type=none"), results);
    assertEquals(1, repaired.trainings.size());
    assertEquals(1, repaired.measured.size());
    assertEquals(checkpoints(results.get(0)), checkpoints(results.get(1)));

    Path good = folder.resolve("cloths/cloth/test/good");
    Files.copy(good.resolve("0.png"), good.resolve("7.png"));
    CountingListener measured =
        run(toy.tests("folder=" + folder.resolve("cloths")).plan("prompt-type=none"), results);
    assertEquals(0, measured.trainings.size());
    assertEquals(1, measured.measured.size());

    Path learnt = folder.resolve("plates/tile/test/good");
    Files.copy(learnt.resolve("0.png"), learnt.resolve("7.png"));
    CountingListener trained =
        run(toy.data("folder=" + folder.resolve("plates")).plan("prompt-type=none"), results);
    assertEquals(1, trained.trainings.size());
    assertEquals(2, files("trainings").size());
    assertNotEquals(checkpoints(results.get(2)), checkpoints(results.get(3)));
  }

  @Test
  void anInterruptedTrainingGoesOn() throws IOException {
    AblationPlan plan = toy.storing().plan("prompt-type=S");
    List<AblationResult> results = new ArrayList<>();
    run(plan, results);
    delete(toy.out());
    class Interruption extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }
    assertThrows(
        Interruption.class,
        () ->
            Ablation.run(
                plan,
                new AblationListener() {
                  @Override
                  public TrainingListener trainingBegins(TrainingJob job) {
                    return new TrainingListener() {
                      @Override
                      public void updated(LogEntry entry) {
                        if (entry.update() == 3) {
                          throw new Interruption();
                        }
                      }
                    };
                  }
                }));
    List<Long> updates = new ArrayList<>();
    AblationResult result =
        Ablation.run(
            plan,
            new AblationListener() {
              @Override
              public TrainingListener trainingBegins(TrainingJob job) {
                return new TrainingListener() {
                  @Override
                  public void updated(LogEntry entry) {
                    updates.add(entry.update());
                  }
                };
              }
            });
    assertEquals(List.of(3L, 4L), updates);
    assertEquals(checkpoints(results.get(0)), checkpoints(result));
    assertEquals(figures(results.get(0)), figures(result));
  }

  @Test
  void aCellThatFailsIsNamedAndTheOthersGoOn() {
    List<AblationResult> results = new ArrayList<>();
    CountingListener counts = run(toy.plan("lr=1e30,0.001", "score=class,max-map"), results);
    assertEquals(2, counts.trainings.size(), "a training that failed is not tried twice");
    AblationResult result = results.get(0);
    assertEquals(2, result.failed());
    assertEquals(
        List.of("failed", "failed", "done", "done"),
        result.outcomes().stream().map(CellOutcome::status).toList());
    assertEquals(
        FailureCode.TRAINING_DIVERGED, result.outcomes().get(0).failure().orElseThrow().code());
    assertEquals(
        1, files("cells").stream().filter(file -> file.toString().contains("max-map")).count());
  }

  @Test
  void anUnreadablePictureIsCounted() throws IOException {
    Files.writeString(folder.resolve("cloths/cloth/test/good/1.png"), "no picture");
    List<AblationResult> results = new ArrayList<>();
    run(toy.plan("prompt-type=none"), results);
    assertTrue(results.get(0).hasUnreadablePictures());
    assertEquals(0, results.get(0).failed());
    CountingListener again = run(toy.plan("prompt-type=none"), results);
    assertEquals(0, again.measured.size());
    assertTrue(results.get(1).hasUnreadablePictures());
  }

  @Test
  void twoAblationsInOneFolderExcludeEachOther() {
    AblationPlan plan = toy.plan("prompt-type=none");
    List<AdaClipException> refused = new ArrayList<>();
    Ablation.run(
        plan,
        new AblationListener() {
          @Override
          public void cellBegins(AblationCell cell, int number) {
            refused.add(
                assertThrows(
                    AdaClipException.class, () -> Ablation.run(plan, AblationListener.none())));
          }
        });
    assertEquals(FailureCode.BUSY, refused.get(0).code());
    assertTrue(refused.get(0).getMessage().startsWith("another ablation uses this folder"));
    assertEquals("wait for it or end it, or name another folder with --out", refused.get(0).fix());
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    AblationPlan plan = toy.plan("prompt-type=none");
    Files.writeString(toy.out(), "a file");
    AdaClipException refused =
        assertThrows(AdaClipException.class, () -> Ablation.run(plan, AblationListener.none()));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, refused.code());
    assertFalse(Files.isDirectory(toy.out()));
  }
}
