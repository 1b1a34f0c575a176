package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A part beside its place. */
final class ShiftedPart extends DefectKind {
  ShiftedPart() {
    super("shifted_part", List.of("misaligned"), List.of("shifted part", "misplaced piece"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.ORDERED);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    Choice choice = Choice.visible(damage, damage.scene());
    if (choice.found()) {
      Part part = choice.part();
      double way = part.reach() * dice.between(0.3, 1.2) * (0.4 + damage.strength());
      double angle = dice.angle();
      Part moved =
          part.at(
              part.at()
                  .moved(way * Waves.cos(angle), way * Waves.sin(angle))
                  .turned(dice.chance(0.5) ? 0 : dice.between(-0.4, 0.4)));
      damage.redraw(
          damage.scene().replacing(choice.index(), moved),
          damage.boxOf(part).plus(damage.boxOf(moved)));
    }
  }
}
