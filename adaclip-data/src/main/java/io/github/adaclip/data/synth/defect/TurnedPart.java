package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A part at its place but turned. */
final class TurnedPart extends DefectKind {
  TurnedPart() {
    super("turned_part", List.of("twisted"), List.of("turned part", "tilted piece"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.ALIGNED);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    Choice choice = Choice.visible(damage, damage.scene());
    if (choice.found()) {
      Part part = choice.part();
      Part turned = part.at(part.at().turned(dice.either(1, -1) * dice.between(0.25, 1.6)));
      damage.redraw(damage.scene().replacing(choice.index(), turned), damage.boxOf(part));
    }
  }
}
