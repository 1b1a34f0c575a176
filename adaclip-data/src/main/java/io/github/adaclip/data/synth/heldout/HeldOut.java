package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** Families and kinds that nothing is trained on; they share no generator with the others. */
public final class HeldOut {
  private HeldOut() {}

  /** One of each family. */
  public static List<SceneFamily> families() {
    return List.of(
        new BlisterPack(),
        new Buttons(),
        new Fundus(),
        new Gauge(),
        new Honeycomb(),
        new Knit(),
        new Leaf(),
        new Resistors(),
        new Spring(),
        new Terrazzo(),
        new Wicker());
  }

  /** One of each kind. */
  public static List<DefectKind> kinds() {
    return List.of(new Corrosion(), new Smear());
  }
}
