package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** All surfaces. */
public final class Textures {
  private Textures() {}

  /** One of each family. */
  public static List<SceneFamily> all() {
    return List.of(
        new BrickWall(),
        new BrushedMetal(),
        new Camouflage(),
        new Carpet(),
        new CeramicTile(),
        new CheckerPlate(),
        new CircularSawn(),
        new Concrete(),
        new CorrugatedSheet(),
        new CrumpledFoil(),
        new Denim(),
        new Fur(),
        new Granite(),
        new Gravel(),
        new Leather(),
        new Marble(),
        new Paper(),
        new Parquet(),
        new PerforatedSheet(),
        new PlainWeave(),
        new RoofTiles(),
        new Sandpaper(),
        new SolarCell(),
        new Sponge(),
        new Tartan(),
        new Wallpaper(),
        new WireMesh(),
        new Wood());
  }
}
