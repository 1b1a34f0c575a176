package io.github.adaclip.data.synth;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.defect.Defects;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.heldout.HeldOut;
import io.github.adaclip.data.synth.medical.MedicalPictures;
import io.github.adaclip.data.synth.object.Objects;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.texture.Textures;
import java.util.List;
import java.util.stream.Stream;

/**
 * An endless set of drawn pictures, normal and with defects, in any order: picture {@code index} of
 * a seed is the same on every machine and in every thread, whatever was drawn before.
 *
 * <p>Immutable; any number of threads may draw at the same time.
 */
public final class Corpus {
  /** Smallest side of a picture in pixels. */
  public static final int LEAST_SIDE = 64;

  /** Largest side of a picture in pixels. */
  public static final int LARGEST_SIDE = 1024;

  private static final double ANOMALOUS = 0.5;
  private static final int TRAINING_DRAW = 1;
  private static final int NAMED_DRAW = 2;
  private static final int PAIR_DRAW = 3;

  private static final List<SceneFamily> HELD_OUT = HeldOut.families();
  private static final List<SceneFamily> TRAINED =
      Stream.of(Textures.all(), Objects.all(), MedicalPictures.all())
          .flatMap(List::stream)
          .toList();

  private final List<SceneFamily> families;
  private final List<DefectKind> kinds;

  /**
   * A corpus of some families and kinds.
   *
   * @throws IllegalArgumentException if there is no family, or one that none of the kinds fits
   */
  public Corpus(List<SceneFamily> families, List<DefectKind> kinds) {
    this.families = List.copyOf(families);
    this.kinds = List.copyOf(kinds);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a corpus without families");
    }
    for (SceneFamily family : families) {
      if (kindsOf(family).isEmpty()) {
        throw new IllegalArgumentException("none of the kinds fits " + family.name());
      }
    }
  }

  /** What models are trained on. */
  public static Corpus training() {
    return new Corpus(TRAINED, Defects.all());
  }

  /**
   * Families that nothing is trained on, with all kinds of defects, two of which nothing is trained
   * on either; no generator of a family is shared with {@link #training()}.
   */
  public static Corpus heldOut() {
    return new Corpus(HELD_OUT, joined(Defects.all(), HeldOut.kinds()));
  }

  /** Everything. */
  public static Corpus all() {
    return new Corpus(joined(TRAINED, HELD_OUT), joined(Defects.all(), HeldOut.kinds()));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The families. */
  public List<SceneFamily> families() {
    return families;
  }

  /** The kinds of defects. */
  public List<DefectKind> kinds() {
    return kinds;
  }

  /** The kinds that a family can have. */
  public List<DefectKind> kindsOf(SceneFamily family) {
    return kinds.stream().filter(kind -> kind.fits(family)).toList();
  }

  /**
   * A picture of any family, every second one with a defect of any fitting kind.
   *
   * @param side pixels per row and column, {@link #LEAST_SIDE} to {@link #LARGEST_SIDE}
   * @throws IllegalArgumentException if the side is out of range
   */
  public SyntheticScene draw(long seed, long index, int side) {
    Dice dice = Dice.of(seed, TRAINING_DRAW, index);
    SceneFamily family = dice.pick(families);
    return dice.chance(ANOMALOUS)
        ? painter(family, side).anomalous(dice.pick(kindsOf(family)), dice)
        : painter(family, side).normal(dice);
  }

  /**
   * Two pictures of one scene of any family, in the same light: first with a defect of any fitting
   * kind, then without it. What differs is the defect, and noise.
   *
   * @param side as for {@link #draw}
   */
  public List<SyntheticScene> pair(long seed, long index, int side) {
    Dice dice = Dice.of(seed, PAIR_DRAW, index);
    SceneFamily family = dice.pick(families);
    return painter(family, side).pair(dice.pick(kindsOf(family)), dice);
  }

  /** A picture of a family without defect. */
  public SyntheticScene normal(SceneFamily family, long seed, long index, int side) {
    return painter(family, side).normal(named(family, seed, 0, index));
  }

  /**
   * A picture of a family with a defect.
   *
   * @throws IllegalArgumentException if the kind does not fit the family
   */
  public SyntheticScene anomalous(
      SceneFamily family, DefectKind kind, long seed, long index, int side) {
    return fitting(family, kind, side)
        .anomalous(kind, named(family, seed, kind.name().hashCode(), index));
  }

  /** The same picture before the camera, with and without the defect; for tests of masks. */
  ScenePainter.Damaged damaged(
      SceneFamily family, DefectKind kind, long seed, long index, int side) {
    return fitting(family, kind, side)
        .damaged(kind, named(family, seed, kind.name().hashCode(), index));
  }

  private ScenePainter fitting(SceneFamily family, DefectKind kind, int side) {
    if (!kind.fits(family)) {
      throw new IllegalArgumentException(family.name() + " cannot have a " + kind.name());
    }
    return painter(family, side);
  }

  private ScenePainter painter(SceneFamily family, int side) {
    if (side < LEAST_SIDE || side > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "side of " + side + " pixels, expected " + LEAST_SIDE + " to " + LARGEST_SIDE);
    }
    return new ScenePainter(family, strangersOf(family), side);
  }

  /** Families whose surfaces may lie on this one; the same whatever else the corpus holds. */
  private static List<SceneFamily> strangersOf(SceneFamily family) {
    boolean heldOut = HELD_OUT.stream().anyMatch(other -> other.name().equals(family.name()));
    return heldOut ? HELD_OUT : TRAINED;
  }

  private static Dice named(SceneFamily family, long seed, long kind, long index) {
    return Dice.of(seed, NAMED_DRAW, family.name().hashCode(), kind, index);
  }
}
