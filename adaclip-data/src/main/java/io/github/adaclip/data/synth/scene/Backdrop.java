package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;

/** What things lie on: a table, a belt, a cloth, a tray. */
public final class Backdrop {
  private Backdrop() {}

  /** Any ground that does not hide a thing of this colour. */
  public static Surface behind(Ink thing, Dice dice) {
    Ink ink = Ink.any(dice);
    for (int i = 0; i < 6 && Math.abs(ink.brightness() - thing.brightness()) < 0.18; i++) {
      ink = dice.chance(0.5) ? Ink.any(dice) : Ink.grey(dice.between(0.03, 0.95));
    }
    return of(ink, dice);
  }

  /** A ground of about this colour. */
  public static Surface of(Ink ink, Dice dice) {
    return switch (dice.below(6)) {
      case 0 -> Surface.plain(ink);
      case 1 -> cloudy(ink, dice);
      case 2 -> ribbed(ink, dice);
      case 3 -> speckled(ink, dice);
      case 4 -> squared(ink, dice);
      default -> fibrous(ink, dice);
    };
  }

  private static Surface cloudy(Ink ink, Dice dice) {
    Noise noise = new Noise(dice);
    double size = dice.factor(0.05, 0.8);
    double strength = dice.between(0.03, 0.25);
    return (x, y, depth, rgb) -> ink.put(rgb, 1 + strength * noise.octaves(x / size, y / size, 3));
  }

  private static Surface ribbed(Ink ink, Dice dice) {
    double pitch = dice.factor(0.03, 0.3);
    double angle = dice.angle();
    double cos = Waves.cos(angle) / pitch * Waves.TURN;
    double sin = Waves.sin(angle) / pitch * Waves.TURN;
    double strength = dice.between(0.03, 0.22);
    return (x, y, depth, rgb) -> ink.put(rgb, 1 + strength * Waves.sin(cos * x + sin * y));
  }

  private static Surface speckled(Ink ink, Dice dice) {
    Noise noise = new Noise(dice);
    Ink other = ink.contrasting(dice);
    double size = dice.factor(0.008, 0.04);
    double rarity = dice.between(0.4, 0.8);
    double strength = dice.between(0.1, 0.6);
    return (x, y, depth, rgb) -> {
      double spot = Waves.step(rarity, rarity + 0.15, noise.at(x / size, y / size));
      ink.putMixed(other, strength * spot, 1, rgb);
    };
  }

  private static Surface squared(Ink ink, Dice dice) {
    double pitch = dice.factor(0.08, 0.4);
    double line = dice.between(0.03, 0.1);
    double gain = dice.either(dice.between(0.5, 0.85), dice.between(1.1, 1.4));
    double angle = dice.angle();
    double cos = Waves.cos(angle) / pitch;
    double sin = Waves.sin(angle) / pitch;
    return (x, y, depth, rgb) -> {
      double u = Waves.fraction(cos * x + sin * y);
      double v = Waves.fraction(cos * y - sin * x);
      ink.put(rgb, u < line || v < line ? gain : 1);
    };
  }

  private static Surface fibrous(Ink ink, Dice dice) {
    Noise noise = new Noise(dice);
    double angle = dice.angle();
    double width = dice.factor(0.004, 0.03);
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double strength = dice.between(0.05, 0.3);
    return (x, y, depth, rgb) -> {
      double along = (cos * x + sin * y) / (width * 20);
      double across = (cos * y - sin * x) / width;
      ink.put(rgb, 1 + strength * noise.octaves(along, across, 2));
    };
  }
}
