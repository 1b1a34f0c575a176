package io.github.adaclip.ablate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.train.ToyDataset;
import io.github.adaclip.weights.PromptType;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationPlanTest {
  @TempDir private Path folder;
  private ToyAblation toy;

  @BeforeEach
  void draw() {
    toy = new ToyAblation(folder);
  }

  @AfterEach
  void nothingIsWritten() {
    assertFalse(Files.exists(toy.out()));
  }

  private AdaClipException refused(FailureCode code, String... grid) {
    AdaClipException e = assertThrows(AdaClipException.class, () -> toy.plan(grid));
    assertEquals(code, e.code(), e.getMessage());
    return e;
  }

  private static List<String> values(AblationPlan plan, AblationKey key) {
    return plan.cells().stream().map(cell -> cell.settings().value(key)).toList();
  }

  private void published(String name, String className) {
    new ToyDataset(folder.resolve(name)).add(className, new Color(150, 140, 130), 18, 1, 3);
  }

  private String place(String name) {
    return name + "=" + folder.resolve(name);
  }

  @Test
  void whatMakesNoDifferenceMakesNoVariants() {
    AblationPlan plan = toy.plan("prompt-type=none,S", "prompt-depth=1,2", "score=class,fusion");
    assertEquals(6, plan.cells().size());
    assertEquals(2, plan.duplicates());
    assertEquals(List.of("", "", "1", "1", "2", "2"), values(plan, AblationKey.PROMPT_DEPTH));
    assertEquals(List.of("", "20", "", "20", "", "20"), values(plan, AblationKey.CLUSTERS));
    assertEquals(6, plan.trainings());
    assertEquals(
        PromptType.NONE, plan.cells().get(0).options().model().prompts().orElseThrow().type());
    AblationPlan branches = toy.plan("prompt-branch=none,V", "clusters=10,20");
    assertEquals(List.of("none", "none", "SD", "SD"), values(branches, AblationKey.PROMPT_TYPE));
    AblationPlan alone = AblationPlan.of(toy.job(true, "clusters=10,20,40"));
    assertEquals(List.of("20", "10", "40"), values(alone, AblationKey.CLUSTERS));
    assertEquals(0, alone.duplicates());
  }

  @Test
  void scoresWithoutFusionShareATrainingWhileTheMapChoosesTheEpoch() throws IOException {
    assertEquals(2, toy.plan("score=fusion,class,max-map").trainings());
    toy.validation("folder=" + folder.resolve("cloths"));
    assertEquals(2, toy.plan("score=fusion,class,max-map").trainings());
    try (var masks = Files.walk(folder.resolve("cloths/cloth/ground_truth"))) {
      for (Path mask : masks.filter(Files::isRegularFile).toList()) {
        Files.delete(mask);
      }
    }
    toy.validation("folder=" + folder.resolve("cloths"));
    assertEquals(3, toy.plan("score=fusion,class,max-map").trainings());
  }

  @Test
  void domainsAreWhatThePublishedSetsAre() {
    published("mvtec", "bottle");
    published("visa", "candle");
    published("colondb", "ColonDB");
    published("isic", "isic");
    toy.data(place("mvtec"), place("colondb"), place("visa")).tests(place("isic"), place("visa"));
    AblationPlan plan = toy.plan("data=industrial,medical,both,visa+mvtec,colondb");
    assertEquals(
        List.of("mvtec+visa", "colondb", "mvtec+colondb+visa"), values(plan, AblationKey.DATA));
    assertEquals(2, plan.duplicates());
    assertEquals(
        List.of("mvtec", "visa"), plan.cells().get(0).data().stream().map(NamedSet::name).toList());
    assertFalse(plan.isTrainedOn(plan.job().tests().get(0)));
    assertTrue(plan.isTrainedOn(plan.job().tests().get(1)));
    assertFalse(plan.cells().get(1).wasTrainedOn(plan.job().tests().get(1)));
    AdaClipException unknown = refused(FailureCode.INVALID_OPTION, "data=mvtek+visa");
    assertEquals("did you mean mvtec?", unknown.fix());
    assertTrue(
        unknown.getMessage().startsWith("no auxiliary set of that name was given"),
        unknown.getMessage());
    toy.data(place("mvtec"));
    assertTrue(
        refused(FailureCode.INVALID_OPTION, "data=both")
            .getMessage()
            .startsWith("none of the auxiliary sets is medical"));
    toy.data(place("mvtec"), "folder=" + folder.resolve("plates"));
    AdaClipException own = refused(FailureCode.INVALID_OPTION, "data=industrial");
    assertTrue(own.getMessage().startsWith("own data belongs to no domain"), own.getMessage());
    assertEquals("name the sets, for instance data=mvtec,mvtec+plates", own.fix());
  }

  @Test
  void ownSetsAreCalledByTheirFolders() {
    List<NamedSet> sets =
        ToyAblation.sets(
            "folder=" + folder.resolve("plates"),
            "folder=" + folder.resolve("plates"),
            "folder=" + folder.resolve("cloths"));
    assertEquals(
        List.of("plates", "plates-2", "cloths"), sets.stream().map(NamedSet::name).toList());
    assertTrue(sets.get(0).isSame(sets.get(1)));
    assertFalse(sets.get(0).isSame(sets.get(2)));
  }

  @Test
  void oneBackboneHasOneNameHoweverItIsWritten() {
    String other = Path.of(ToyAblation.BACKBONE).resolve("../tiny_clip_hf").toString();
    String script = Golden.path("tiny_clip_openai.pt").toString();
    toy.withoutBackbone();
    AblationPlan plan = toy.plan("backbone=" + ToyAblation.BACKBONE + "," + other + "," + script);
    assertEquals(
        List.of("tiny_clip_hf", "tiny_clip_openai.pt"), values(plan, AblationKey.BACKBONE));
    assertEquals(1, plan.duplicates());
    assertEquals(
        "pass --backbone NAME|PATH",
        assertThrows(AdaClipException.class, () -> toy.job("seed=1")).fix());
    assertEquals(
        "pass --backbone NAME|PATH",
        assertThrows(AdaClipException.class, () -> toy.job(true, "backbone=" + script)).fix());
  }

  @Test
  void everyCellIsCheckedBeforeAnythingIsTrained() {
    AdaClipException size = refused(FailureCode.INVALID_OPTION, "image-size=56,60");
    assertEquals(
        "the image size does not fit the backbone's patches (backbone tiny_clip_hf; expected a"
            + " multiple of 14; the nearest are 56 and 70; found 60)",
        size.getMessage());
    AdaClipException deep = refused(FailureCode.INVALID_OPTION, "prompt-depth=4,9");
    assertEquals(
        "the prompts reach deeper than the backbone's vision tower (backbone tiny_clip_hf; expected"
            + " a prompt-depth up to 8; found 9)",
        deep.getMessage());
    AdaClipException text =
        refused(FailureCode.INVALID_OPTION, "prompt-branch=L", "prompt-depth=7");
    assertTrue(text.getMessage().contains("text tower"), text.getMessage());
    assertEquals(1, toy.plan("prompt-type=none", "prompt-depth=9").cells().size());
  }

  @Test
  void dataIsCheckedBeforeAnythingIsTrained() throws IOException {
    new ToyDataset(folder.resolve("bad")).add("tile", new Color(150, 150, 150), 18, 1, 1);
    try (var files = Files.list(folder.resolve("bad/tile/test/spot"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    String bad = "folder=" + folder.resolve("bad");
    toy.data("folder=" + folder.resolve("plates"), bad);
    assertEquals(1, toy.plan("data=plates").cells().size());
    AdaClipException training = refused(FailureCode.UNUSABLE_DATA, "data=plates,bad");
    assertTrue(
        training.getMessage().startsWith("no picture of the training data is anomalous"),
        training.getMessage());
    toy.data("folder=" + folder.resolve("plates")).tests(bad);
    assertTrue(
        refused(FailureCode.UNUSABLE_DATA, "seed=1")
            .getMessage()
            .startsWith("nothing can be measured on this data set"));
  }

  @Test
  void somethingMustBeTrainedOnAndMeasured() {
    toy.tests();
    AdaClipException tests = assertThrows(AdaClipException.class, () -> toy.job("seed=1"));
    assertTrue(tests.getMessage().startsWith("there is nothing to measure the variants on"));
    assertEquals(
        "pass --test NAME=DIR, or --validate NAME=DIR, which is then tested too", tests.fix());
    toy.validation("folder=" + folder.resolve("cloths"));
    assertEquals("cloths", toy.job("seed=1").tests().get(0).name());
    toy.data();
    assertEquals(
        "pass --data NAME=DIR",
        assertThrows(AdaClipException.class, () -> toy.job("seed=1")).fix());
  }

  @Test
  void namesOfFilesAreReadableAndDoNotDependOnTheGrid() {
    CellSettings one = toy.plan("score=max-map", "clusters=10").cells().get(0).settings();
    CellSettings other = toy.plan("score=fusion,max-map").cells().get(1).settings();
    assertEquals(one, other);
    assertTrue(
        one.fileName("x").startsWith("plates_tiny_clip_hf_score-max-map_image-size-56_epochs-1-"),
        one.fileName("x"));
    assertEquals(one.fileName("x"), other.fileName("x"));
  }
}
