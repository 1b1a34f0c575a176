package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** A part of another size, or of another look, in the place of the right one. */
final class WrongPart extends DefectKind {
  WrongPart() {
    super("wrong_part", List.of("wrongly assembled"), List.of("wrong part", "part of wrong size"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.PARTS);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    Choice choice = Choice.visible(damage, damage.scene());
    if (choice.found()) {
      Part part = choice.part();
      Part other = part;
      if (dice.chance(0.5)) {
        other =
            part.at(
                part.at().scaled(dice.either(dice.between(0.45, 0.8), dice.between(1.25, 1.7))));
      } else {
        double[] place = {
          damage.view().pictureX(part.at().x(), part.at().y()),
          damage.view().pictureY(part.at().x(), part.at().y())
        };
        Ink own = damage.clean().mean(place[0], place[1], 0.01);
        Ink ink = own.mix(own.contrasting(dice), 0.3 + 0.7 * damage.strength());
        List<Piece> pieces = new ArrayList<>(part.pieces());
        int last = dice.below(pieces.size());
        pieces.set(last, new Piece(pieces.get(last).shape(), Surface.plain(ink)));
        other = new Part(pieces, part.at(), true);
      }
      damage.redraw(
          damage.scene().replacing(choice.index(), other),
          damage.boxOf(part).plus(damage.boxOf(other)));
    }
  }
}
