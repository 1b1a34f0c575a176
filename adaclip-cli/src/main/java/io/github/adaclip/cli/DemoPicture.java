package io.github.adaclip.cli;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A picture of {@code adaclip demo}: of a family that nothing is trained on, always the same.
 *
 * @param family name of the family
 * @param kind name of the defect's kind; empty: flawless
 * @param index which picture of that family and kind
 */
record DemoPicture(String family, Optional<String> kind, long index) {
  private static final int SIDE = 384;
  private static final long SEED = 0;
  private static final Corpus CORPUS = Corpus.heldOut();

  /** All of them, chosen for variety: things and surfaces, large and small defects. */
  static List<DemoPicture> all() {
    return List.of(
        damaged("leaf", "burn", 1),
        damaged("blister pack", "wrong_part", 5),
        damaged("knitted fabric", "hole", 2),
        flawless("honeycomb", 4),
        damaged("coil spring", "bent", 0),
        damaged("dial gauge", "crack", 3),
        damaged("retina image", "bright_lesion", 3),
        flawless("wicker", 2));
  }

  private static DemoPicture damaged(String family, String kind, long index) {
    return new DemoPicture(family, Optional.of(kind), index);
  }

  private static DemoPicture flawless(String family, long index) {
    return new DemoPicture(family, Optional.empty(), index);
  }

  /** Draws it. */
  SyntheticScene draw() {
    SceneFamily scene = named(CORPUS.families(), SceneFamily::name, family);
    return kind.map(name -> named(CORPUS.kinds(), DefectKind::name, name))
        .map(defect -> CORPUS.anomalous(scene, defect, SEED, index, SIDE))
        .orElseGet(() -> CORPUS.normal(scene, SEED, index, SIDE));
  }

  private static <T> T named(List<T> all, Function<T, String> nameOf, String name) {
    return all.stream().filter(each -> nameOf.apply(each).equals(name)).findFirst().orElseThrow();
  }

  /** What the defect is, in words. */
  String truth() {
    return kind.map(name -> name.replace('_', ' ')).orElse("flawless");
  }

  /** Its family as part of a file name. */
  String fileName() {
    return family.replace(' ', '-');
  }
}
