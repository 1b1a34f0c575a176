package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** All things. */
public final class Objects {
  private Objects() {}

  /** One of each family. */
  public static List<SceneFamily> all() {
    return List.of(
        new AssembledBoard(),
        new BallBearing(),
        new Biscuit(),
        new Bolts(),
        new Bottle(),
        new CableSection(),
        new Candles(),
        new Capsules(),
        new Chain(),
        new Chip(),
        new CircuitBoard(),
        new Coin(),
        new Connector(),
        new EggTray(),
        new FanRotor(),
        new Gear(),
        new Key(),
        new Keyboard(),
        new Nuts(),
        new Pasta(),
        new Pill(),
        new PrintedLabel(),
        new Toothbrush(),
        new ToothpasteTube(),
        new Transistor(),
        new WoodScrew(),
        new Zipper());
  }
}
