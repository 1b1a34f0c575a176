package io.github.adaclip.data.synth;

import io.github.adaclip.data.synth.camera.Camera;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Extent;
import io.github.adaclip.data.synth.damage.Mask;
import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.scene.Renderer;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Sprinkle;
import io.github.adaclip.data.synth.scene.Trait;
import io.github.adaclip.data.synth.scene.View;
import java.util.List;
import java.util.Optional;

/** Composes, damages and photographs one scene. */
final class ScenePainter {
  /** Fewest marked pixels of a damaged picture. */
  static final int LEAST_PIXELS = 6;

  /** Least mean difference of marked pixels, of 1: fainter defects drown in a camera's noise. */
  static final double LEAST_CONTRAST = 14 / 255.0;

  /**
   * Mean difference of marked pixels, of 1, that is asked for at first; kinds that hardly show on a
   * family get by with less.
   */
  static final double WANTED_CONTRAST = 28 / 255.0;

  /**
   * The same, of what differs in the clean picture there anyway from one place to the next: fainter
   * defects drown in the texture.
   */
  static final double WANTED_AGAINST_TEXTURE = 1.2;

  /** Largest marked part of a damaged picture. */
  static final double LARGEST_AREA = 0.34;

  private static final int SPECIMENS = 40;
  private static final int TRIES = 6;

  /** After so many specimens nothing more is asked for than what can just be seen. */
  private static final int DEMANDING = 8;

  private static final double SPRINKLED_SURFACES = 0.15;
  private static final double SPRINKLED_OBJECTS = 0.08;

  private final SceneFamily family;
  private final List<SceneFamily> strangers;
  private final int side;

  /**
   * A painter of one family.
   *
   * @param strangers families whose surfaces may be laid over it
   */
  ScenePainter(SceneFamily family, List<SceneFamily> strangers, int side) {
    this.family = family;
    this.strangers = strangers;
    this.side = side;
  }

  SyntheticScene normal(Dice dice) {
    Specimen specimen = specimen(dice);
    List<String> captions = Captions.normal(family, dice);
    return new SyntheticScene(
        camera(dice).photograph(specimen.clean()),
        new boolean[side * side],
        family.name(),
        false,
        SyntheticScene.GOOD,
        captions);
  }

  SyntheticScene anomalous(DefectKind kind, Dice dice) {
    Damaged damaged = damaged(kind, dice);
    double area = damaged.mask().area() / (double) (side * side);
    List<String> captions = Captions.damaged(family, kind, area, dice);
    return new SyntheticScene(
        camera(dice).photograph(damaged.picture()),
        damaged.mask().pixels(),
        family.name(),
        true,
        kind.name(),
        captions);
  }

  /** The same scene in the same light, with a defect and without; only the noise differs. */
  List<SyntheticScene> pair(DefectKind kind, Dice dice) {
    Damaged damaged = damaged(kind, dice);
    double area = damaged.mask().area() / (double) (side * side);
    List<String> captions = Captions.damaged(family, kind, area, dice);
    List<String> cleanCaptions = Captions.normal(family, dice);
    Camera camera = camera(dice);
    return List.of(
        new SyntheticScene(
            camera.photograph(damaged.picture()),
            damaged.mask().pixels(),
            family.name(),
            true,
            kind.name(),
            captions),
        new SyntheticScene(
            camera.photograph(damaged.clean()),
            new boolean[side * side],
            family.name(),
            false,
            SyntheticScene.GOOD,
            cleanCaptions));
  }

  /** Before any camera: the picture with and without the defect. */
  Damaged damaged(DefectKind kind, Dice dice) {
    for (int i = 0; i < SPECIMENS; i++) {
      Specimen specimen = specimen(dice);
      Extent extent = Extent.any(dice);
      double demand = Math.max(0, 1 - (double) i / DEMANDING);
      for (int attempt = 0; attempt < TRIES; attempt++) {
        Optional<Damaged> damaged = damage(specimen, kind, extent, demand, dice.fork());
        if (damaged.isPresent()) {
          return damaged.get();
        }
        extent = extent.clearer();
      }
    }
    throw new IllegalStateException(
        family.name() + " shows no " + kind.name() + " in " + SPECIMENS + " specimens");
  }

  private Optional<Damaged> damage(
      Specimen specimen, DefectKind kind, Extent extent, double demand, Dice dice) {
    Dice other = dice.fork();
    Damage damage =
        new Damage(
            specimen.scene(),
            specimen.view(),
            specimen.clean(),
            dice,
            extent,
            () -> stranger(other).compose(other));
    kind.apply(damage);
    Mask mask = Mask.of(specimen.clean(), damage.canvas());
    int area = mask.area();
    return area >= LEAST_PIXELS && area <= LARGEST_AREA * side * side && isSeen(mask, demand)
        ? Optional.of(new Damaged(specimen.clean(), damage.canvas(), mask))
        : Optional.empty();
  }

  private static boolean isSeen(Mask mask, double demand) {
    double wanted = Math.max(WANTED_CONTRAST, WANTED_AGAINST_TEXTURE * mask.texture());
    return mask.contrast() >= Math.max(LEAST_CONTRAST, demand * wanted);
  }

  private SceneFamily stranger(Dice dice) {
    SceneFamily stranger = dice.pick(strangers);
    while (stranger.name().equals(family.name())) {
      stranger = dice.pick(strangers);
    }
    return stranger;
  }

  private Specimen specimen(Dice dice) {
    Scene scene = family.compose(dice.fork());
    View view = view(scene, dice);
    if (!family.has(Trait.MEDICAL)
        && dice.chance(family.has(Trait.OBJECT) ? SPRINKLED_OBJECTS : SPRINKLED_SURFACES)) {
      scene = Sprinkle.over(scene, dice.fork());
    }
    return new Specimen(scene, view, Renderer.draw(scene, view, side));
  }

  private View view(Scene scene, Dice dice) {
    boolean upright = family.has(Trait.UPRIGHT);
    boolean bounded = !scene.parts().isEmpty() || upright;
    double angle = upright ? dice.between(-0.15, 0.15) : dice.angle();
    double zoom =
        family.has(Trait.OBJECT)
            ? dice.factor(0.85, 1.45)
            : bounded ? dice.factor(1, 1.8) : dice.factor(0.7, 1.8);
    double away = family.has(Trait.OBJECT) ? 0.05 : bounded ? 0.07 : 0.4;
    return View.of(
        angle, zoom, dice.factor(0.9, 1.1), dice.between(-away, away), dice.between(-away, away));
  }

  private Camera camera(Dice dice) {
    return Camera.any(dice.fork(), family.has(Trait.MEDICAL));
  }

  private record Specimen(Scene scene, View view, Canvas clean) {}

  /**
   * A defect before the camera.
   *
   * @param clean without it
   * @param picture with it
   * @param mask where they differ
   */
  record Damaged(Canvas clean, Canvas picture, Mask mask) {}
}
