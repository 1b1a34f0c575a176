package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** All pictures as medicine takes them. */
public final class MedicalPictures {
  private MedicalPictures() {}

  /** One of each family. */
  public static List<SceneFamily> all() {
    return List.of(
        new BrainMri(),
        new ChestXray(),
        new CtSlice(),
        new Histology(),
        new Mucosa(),
        new Skin(),
        new Ultrasound());
  }
}
