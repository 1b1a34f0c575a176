package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** Another surface shines through over a patch. */
final class BlendedTexture extends DefectKind {
  BlendedTexture() {
    super("blended_texture", List.of("overlaid"), List.of("faint overlay", "foreign pattern"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    ForeignPatch.lay(damage, 0.2 + 0.5 * damage.strength(), dice.chance(0.3));
  }
}
