package io.github.adaclip.data.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Mask;
import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every family with every kind that fits it: outside the mask not a value differs, and every marked
 * pixel differs visibly or touches one that does.
 */
class MaskLawTest {
  private static final Corpus ALL = Corpus.all();

  private record Pair(SceneFamily family, DefectKind kind) {
    @Override
    public String toString() {
      return family.name() + " with " + kind.name();
    }
  }

  @Test
  void everyFittingPairAt64Pixels() {
    List<Pair> pairs = new ArrayList<>();
    for (SceneFamily family : ALL.families()) {
      ALL.kindsOf(family).forEach(kind -> pairs.add(new Pair(family, kind)));
    }
    assertTrue(pairs.size() > 1000, pairs.size() + " pairs");
    pairs.parallelStream().forEach(pair -> holds(pair, 64));
  }

  @Test
  void everyFamilyAndEveryKindAt256Pixels() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ALL.families().size(); i++) {
      SceneFamily family = ALL.families().get(i);
      List<DefectKind> kinds = ALL.kindsOf(family);
      pairs.add(new Pair(family, kinds.get(7 * i % kinds.size())));
    }
    for (int i = 0; i < ALL.kinds().size(); i++) {
      DefectKind kind = ALL.kinds().get(i);
      List<SceneFamily> fitting = ALL.families().stream().filter(kind::fits).toList();
      pairs.add(new Pair(fitting.get(11 * i % fitting.size()), kind));
    }
    assertEquals(
        ALL.kinds().size(), pairs.stream().map(pair -> pair.kind().name()).distinct().count());
    pairs.parallelStream().forEach(pair -> holds(pair, 256));
  }

  private static void holds(Pair pair, int side) {
    ScenePainter.Damaged damaged = ALL.damaged(pair.family(), pair.kind(), 21, 0, side);
    boolean[] mask = damaged.mask().pixels();
    boolean[] differs = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      float largest = 0;
      for (int c = 3 * i; c < 3 * i + 3; c++) {
        float before = damaged.clean().values()[c];
        float after = damaged.picture().values()[c];
        assertTrue(Float.isFinite(after), () -> pair + ": not a number");
        if (before != after) {
          assertTrue(mask[i], pair + ": a value differs outside the mask");
        }
        largest = Math.max(largest, Math.abs(clamp(before) - clamp(after)));
      }
      differs[i] = largest >= Mask.VISIBLE;
    }
    int marked = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        marked++;
        assertTrue(touches(differs, side, i), () -> pair + ": a marked pixel that shows nothing");
      }
    }
    assertTrue(marked >= ScenePainter.LEAST_PIXELS, pair + ": " + marked + " pixels");
    assertTrue(marked <= ScenePainter.LARGEST_AREA * side * side, pair + ": " + marked);
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }

  private static boolean touches(boolean[] differs, int side, int index) {
    int x = index % side;
    int y = index / side;
    for (int j = Math.max(0, y - 1); j <= Math.min(side - 1, y + 1); j++) {
      for (int i = Math.max(0, x - 1); i <= Math.min(side - 1, x + 1); i++) {
        if (differs[j * side + i]) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void gapsAreClosedAndSpecksAndFaintChangesAreSetBack() {
    Canvas clean = new Canvas(8);
    Canvas damaged = clean.copy();
    // A block of 3 x 3 with an unchanged middle, a speck, and a change of five steps of 255.
    for (int y = 1; y <= 3; y++) {
      for (int x = 1; x <= 3; x++) {
        damaged.set(x, y, new float[] {x == 2 && y == 2 ? 0 : 0.5f, 0, 0});
      }
    }
    damaged.set(6, 6, new float[] {0.9f, 0.9f, 0.9f});
    damaged.set(6, 1, new float[] {5 / 255f, 0, 0});
    Mask mask = Mask.of(clean, damaged);
    assertEquals(9, mask.area());
    assertTrue(mask.pixels()[2 * 8 + 2], "the gap");
    float[] rgb = new float[3];
    damaged.get(6, 6, rgb);
    assertArrayEquals(new float[3], rgb);
    damaged.get(6, 1, rgb);
    assertArrayEquals(new float[3], rgb);
    damaged.get(1, 1, rgb);
    assertArrayEquals(new float[] {0.5f, 0, 0}, rgb);
  }

  @Test
  void equalPicturesHaveAnEmptyMask() {
    Canvas canvas = new Canvas(8);
    assertEquals(0, Mask.of(canvas, canvas.copy()).area());
  }

  @Test
  void contrastGoesFromFaintToStrong() {
    double[] contrasts =
        IntStream.range(0, 300).parallel().mapToDouble(MaskLawTest::contrast).sorted().toArray();
    assertTrue(contrasts[30] < 0.1, "a tenth is faint: " + contrasts[30]);
    assertTrue(contrasts[270] > 0.2, "a tenth is strong: " + contrasts[270]);
  }

  /** Mean difference of marked values. */
  private static double contrast(int index) {
    SceneFamily family = ALL.families().get(index % ALL.families().size());
    List<DefectKind> kinds = ALL.kindsOf(family);
    ScenePainter.Damaged damaged =
        ALL.damaged(family, kinds.get(index * 7 % kinds.size()), 4, index, 64);
    double sum = 0;
    for (int i = 0; i < damaged.clean().values().length; i++) {
      sum += Math.abs(damaged.clean().values()[i] - damaged.picture().values()[i]);
    }
    return sum / 3 / damaged.mask().area();
  }
}
