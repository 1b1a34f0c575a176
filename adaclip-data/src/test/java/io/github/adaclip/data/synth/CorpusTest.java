package io.github.adaclip.data.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static final int SIDE = 64;

  /** Version {@link SyntheticSet#VERSION}; another value means that old seeds draw other things. */
  private static final String FIRST_SCENES =
      "7447c8d8f0e03e0c0fab34ef05f618352c77442770381ba4f1a4a7377b8ffe8f";

  private static final Corpus TRAINING = Corpus.training();
  private static final Corpus HELD_OUT = Corpus.heldOut();

  private static String hash(List<SyntheticScene> scenes) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (SyntheticScene scene : scenes) {
      digest.update(scene.picture().data());
      for (boolean pixel : scene.mask()) {
        digest.update((byte) (pixel ? 1 : 0));
      }
      String words = scene.className() + scene.kind() + scene.captions();
      digest.update(words.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void theSameSeedGivesTheSamePicturesInAnyOrderAndThread() throws NoSuchAlgorithmException {
    Corpus corpus = Corpus.all();
    List<SyntheticScene> inOrder = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      inOrder.add(corpus.draw(3, i, SIDE));
    }
    List<SyntheticScene> inThreads =
        IntStream.range(0, 60).parallel().mapToObj(i -> corpus.draw(3, i, SIDE)).toList();
    assertEquals(hash(inOrder), hash(inThreads));
    assertEquals(FIRST_SCENES, hash(inOrder));
  }

  @Test
  void anotherSeedOrIndexGivesAnotherPicture() {
    byte[] first = TRAINING.draw(1, 0, SIDE).picture().data();
    assertFalse(Arrays.equals(first, TRAINING.draw(2, 0, SIDE).picture().data()));
    assertFalse(Arrays.equals(first, TRAINING.draw(1, 1, SIDE).picture().data()));
  }

  @Test
  void namedPicturesDoNotDependOnWhatElseTheCorpusHolds() {
    Corpus small = CorpusChoice.of(List.of("leather"), List.of("foreign_texture"));
    SceneFamily leather = small.families().get(0);
    DefectKind kind = small.kinds().get(0);
    assertArrayEquals(
        Corpus.all().anomalous(leather, kind, 5, 2, SIDE).picture().data(),
        small.anomalous(leather, kind, 5, 2, SIDE).picture().data());
  }

  @Test
  void thereAreManyFamiliesAndKindsOfDistinctNames() {
    Corpus all = Corpus.all();
    assertTrue(TRAINING.families().size() >= 50, "" + TRAINING.families().size());
    assertTrue(HELD_OUT.families().size() >= 10, "" + HELD_OUT.families().size());
    assertTrue(TRAINING.kinds().size() >= 20, "" + TRAINING.kinds().size());
    Set<String> names = names(all.families());
    assertEquals(all.families().size(), names.size());
    assertEquals(
        all.kinds().size(),
        all.kinds().stream().map(DefectKind::name).collect(Collectors.toSet()).size());
  }

  private static Set<String> names(List<SceneFamily> families) {
    return families.stream().map(SceneFamily::name).collect(Collectors.toSet());
  }

  @Test
  void heldOutFamiliesAndTwoKindsAreOfClassesThatTrainingDoesNotUse() {
    Set<Class<?>> trained = new HashSet<>();
    TRAINING.families().forEach(family -> trained.add(family.getClass()));
    TRAINING.kinds().forEach(kind -> trained.add(kind.getClass()));
    HELD_OUT.families().forEach(family -> assertFalse(trained.contains(family.getClass())));
    long others =
        HELD_OUT.kinds().stream().filter(kind -> !trained.contains(kind.getClass())).count();
    assertEquals(2, others);
  }

  @Test
  void onlySomeKindsFitSomeFamilies() {
    assertEquals(Set.of(), families("missing_part", "leather", "marble", "skin"));
    assertEquals(Set.of("zipper"), families("missing_part", "zipper", "paper"));
    assertEquals(Set.of("nut"), families("missing_part", "nut", "pasta pieces"));
    assertEquals(Set.of("chip"), families("turned_part", "nut", "chip"));
    assertEquals(Set.of("gear"), families("scratch", "gear", "ultrasound image"));
    assertEquals(Set.of("ultrasound image"), families("dark_lesion", "gear", "ultrasound image"));
    assertEquals(Set.of("paper"), families("fold", "paper", "concrete"));
  }

  private static Set<String> families(String kind, String... names) {
    DefectKind wanted =
        TRAINING.kinds().stream().filter(one -> one.name().equals(kind)).findFirst().orElseThrow();
    Set<String> among = Set.of(names);
    return names(
        TRAINING.families().stream()
            .filter(family -> among.contains(family.name()) && wanted.fits(family))
            .toList());
  }

  @Test
  void everySecondPictureIsNormalAndHasAnEmptyMask() {
    int anomalous = 0;
    for (int i = 0; i < 300; i++) {
      SyntheticScene scene = TRAINING.draw(9, i, SIDE);
      int area = area(scene.mask());
      anomalous += scene.anomalous() ? 1 : 0;
      assertEquals(scene.anomalous(), area > 0);
      assertEquals(scene.anomalous(), !scene.kind().equals(SyntheticScene.GOOD));
    }
    // 300 throws of a fair coin: four deviations of 8.7.
    assertEquals(150, anomalous, 35);
  }

  @Test
  void defectsAreOfAllSizesWithinTheRange() {
    double[] areas =
        IntStream.range(0, 300)
            .parallel()
            .mapToObj(i -> TRAINING.draw(12, i, SIDE))
            .filter(SyntheticScene::anomalous)
            .mapToDouble(scene -> area(scene.mask()) / (double) (SIDE * SIDE))
            .sorted()
            .toArray();
    assertTrue(areas[0] >= ScenePainter.LEAST_PIXELS / (double) (SIDE * SIDE), "" + areas[0]);
    assertTrue(areas[areas.length - 1] <= ScenePainter.LARGEST_AREA, "" + areas[areas.length - 1]);
    assertTrue(areas[areas.length / 10] < 0.006, "a tenth is small: " + areas[areas.length / 10]);
    assertTrue(areas[areas.length / 2] < 0.05, "half: " + areas[areas.length / 2]);
    assertTrue(areas[areas.length * 9 / 10] > 0.06, "a tenth is large");
  }

  private static int area(boolean[] mask) {
    int area = 0;
    for (boolean pixel : mask) {
      area += pixel ? 1 : 0;
    }
    return area;
  }

  @Test
  void refusesSidesAndPairsThatCannotBe() {
    Exception small = assertThrows(IllegalArgumentException.class, () -> TRAINING.draw(0, 0, 63));
    assertEquals("side of 63 pixels, expected 64 to 1024", small.getMessage());
    SceneFamily leather = CorpusChoice.of(List.of("leather"), List.of()).families().get(0);
    DefectKind missing = CorpusChoice.of(List.of("gear"), List.of("bent")).kinds().get(0);
    Exception unfitting =
        assertThrows(
            IllegalArgumentException.class, () -> TRAINING.anomalous(leather, missing, 0, 0, SIDE));
    assertEquals("leather cannot have a bent", unfitting.getMessage());
    Exception empty =
        assertThrows(IllegalArgumentException.class, () -> new Corpus(List.of(), TRAINING.kinds()));
    assertEquals("a corpus without families", empty.getMessage());
    Exception useless =
        assertThrows(
            IllegalArgumentException.class, () -> new Corpus(List.of(leather), List.of(missing)));
    assertEquals("none of the kinds fits leather", useless.getMessage());
  }

  @Test
  void drawsTheSmallestAndTheLargestPicture() {
    assertEquals(64, TRAINING.draw(0, 1, Corpus.LEAST_SIDE).picture().width());
    assertEquals(1024, TRAINING.draw(0, 1, Corpus.LARGEST_SIDE).picture().height());
  }

  /** The light is the same, so that outside the defect nothing but noise differs. */
  @Test
  void aPairDiffersWhereTheDefectIs() {
    double inside = 0;
    double outside = 0;
    for (long index = 0; index < 40; index++) {
      List<SyntheticScene> pair = Corpus.training().pair(3, index, 96);
      assertEquals(2, pair.size());
      SyntheticScene damaged = pair.get(0);
      SyntheticScene clean = pair.get(1);
      assertTrue(damaged.anomalous() && !clean.anomalous());
      assertEquals(damaged.className(), clean.className());
      assertEquals(SyntheticScene.GOOD, clean.kind());
      inside += meanDifference(damaged, clean, true);
      outside += meanDifference(damaged, clean, false);
    }
    assertTrue(inside > 3 * outside, inside + " inside, " + outside + " outside");
  }

  private static double meanDifference(SyntheticScene one, SyntheticScene other, boolean marked) {
    byte[] before = one.picture().data();
    byte[] after = other.picture().data();
    double sum = 0;
    int count = 0;
    for (int i = 0; i < before.length; i++) {
      if (one.mask()[i / 3] == marked) {
        sum += Math.abs((before[i] & 0xFF) - (after[i] & 0xFF));
        count++;
      }
    }
    return sum / count;
  }
}
