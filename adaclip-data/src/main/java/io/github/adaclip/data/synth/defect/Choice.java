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
  /** So many equal parts show each other's places. */
  private static final int ENOUGH_TO_COMPARE = 3;

  /**
   * One of the loose parts that are seen; none if nothing shows where a part belongs, neither a
   * body below nor enough of its like.
   */
  static Choice visible(Damage damage, Scene scene) {
    List<Integer> loose = scene.loose();
    boolean comparable =
        !scene.parts().isEmpty() && !scene.parts().get(0).loose()
            || loose.size() >= ENOUGH_TO_COMPARE;
    List<Integer> seen =
        loose.stream().filter(index -> damage.sees(scene.parts().get(index))).toList();
    return new Choice(scene, seen.isEmpty() || !comparable ? -1 : damage.dice().pick(seen));
  }

  boolean found() {
    return index >= 0;
  }

  Part part() {
    return scene.parts().get(index);
  }
}
