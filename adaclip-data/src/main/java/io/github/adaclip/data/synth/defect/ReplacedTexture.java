package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** A patch of quite another surface in the same light. */
final class ReplacedTexture extends DefectKind {
  ReplacedTexture() {
    super("foreign_texture", List.of("patched"), List.of("foreign material", "wrong material"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    ForeignPatch.lay(damage, 1, dice.chance(0.6));
  }
}
