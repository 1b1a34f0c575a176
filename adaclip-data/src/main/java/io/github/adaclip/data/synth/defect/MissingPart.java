package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** One or a few parts are not there. */
final class MissingPart extends DefectKind {
  MissingPart() {
    super("missing_part", List.of("incomplete"), List.of("missing part", "missing piece"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.ORDERED);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    Scene scene = damage.scene();
    int count = dice.chance(0.75) ? 1 : dice.whole(2, 3);
    for (int i = 0; i < count; i++) {
      Choice choice = Choice.visible(damage, scene);
      if (choice.found()) {
        Box box = damage.boxOf(choice.part());
        scene = scene.without(choice.index());
        damage.redraw(scene, box);
      }
    }
  }
}
