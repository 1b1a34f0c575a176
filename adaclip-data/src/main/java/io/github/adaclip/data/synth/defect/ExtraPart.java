package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A part too many, laid somewhere over the others. */
final class ExtraPart extends DefectKind {
  ExtraPart() {
    super("extra_part", List.of("doubled"), List.of("extra part", "additional piece"));
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
      double[] spot = damage.spot();
      double size = dice.chance(0.6) ? 1 : dice.factor(0.7, 1.4);
      Part part =
          choice
              .part()
              .at(
                  new Placement(
                      damage.view().x(spot[0], spot[1]),
                      damage.view().y(spot[0], spot[1]),
                      dice.angle(),
                      choice.part().at().scale() * size));
      damage.redraw(damage.scene().plus(part), damage.boxOf(part));
    }
  }
}
