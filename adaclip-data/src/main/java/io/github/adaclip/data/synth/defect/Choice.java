package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Scene;
import java.util.List;

/**
 * A part of a scene that can be missing, moved or replaced.
 *
 * @param scene holds it
 * @param index its index, -1 if there is none
 */
record Choice(Scene scene, int index) {
  /** One of the loose parts that are seen. */
  static Choice visible(Damage damage, Scene scene) {
    List<Integer> seen =
        scene.loose().stream().filter(index -> damage.sees(scene.parts().get(index))).toList();
    return new Choice(scene, seen.isEmpty() ? -1 : damage.dice().pick(seen));
  }

  boolean found() {
    return index >= 0;
  }

  Part part() {
    return scene.parts().get(index);
  }
}
