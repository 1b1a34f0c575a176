package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.DefectKind;
import java.util.List;

/** All kinds of defects. */
public final class Defects {
  private Defects() {}

  /** One of each kind. */
  public static List<DefectKind> all() {
    return List.of(
        new Bend(),
        new BlendedTexture(),
        new Blister(),
        new Breakage(),
        new BrightLesion(),
        new Burn(),
        new ChangedScale(),
        new Contamination(),
        new Crack(),
        new Cut(),
        new DarkLesion(),
        new Dent(),
        new Discolouration(),
        new ExtraPart(),
        new Fold(),
        new Hole(),
        new LooseThread(),
        new Misprint(),
        new MissingPart(),
        new PastedPatch(),
        new ReplacedTexture(),
        new Scratch(),
        new Scuff(),
        new ShiftedPart(),
        new ShiftedStrip(),
        new Stain(),
        new Swelling(),
        new TurnedPart(),
        new Wear(),
        new WrongPart());
  }
}
