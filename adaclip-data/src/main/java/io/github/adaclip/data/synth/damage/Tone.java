package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Surface;

/**
 * How a defect changes colour: darker, brighter, tinted, or covered by a colour that is found
 * elsewhere in the same picture. No tone belongs to one kind, so that no colour tells a defect.
 */
public final class Tone {
  private final Ink ink;
  private final double opacity;
  private final double gain;
  private final Noise noise;
  private final double grain;
  private final double size;

  private Tone(Dice dice, Ink ink, double opacity, double gain) {
    this.ink = ink;
    this.opacity = opacity;
    this.gain = gain;
    this.noise = new Noise(dice);
    this.grain = dice.chance(0.5) ? 0 : dice.between(0.05, 0.5);
    this.size = dice.factor(0.01, 0.1);
  }

  /** Any tone of the damage's strength, seen against the colours around a place. */
  public static Tone at(Damage damage, double[] place) {
    Dice dice = damage.dice();
    double strength = damage.strength();
    Ink around = damage.clean().mean(place[0], place[1], 0.04);
    return switch (dice.below(5)) {
      case 0 -> gain(dice, around, strength);
      case 1 -> new Tone(dice, around.contrasting(dice), strength, 1);
      case 2 -> new Tone(dice, Ink.any(dice), strength, 1);
      case 3 -> new Tone(dice, elsewhere(damage, around), Math.min(1, strength * 1.3), 1);
      default ->
          new Tone(
              dice,
              Ink.grey(around.brightness() > 0.5 ? 0 : 1).mix(Ink.any(dice), 0.3),
              strength * 0.8,
              1);
    };
  }

  /** Darker, down to almost black. */
  public static Tone dark(Damage damage) {
    return new Tone(
        damage.dice(),
        Ink.dark(damage.dice()),
        damage.strength() * 0.5,
        1 - 0.7 * damage.strength());
  }

  /** Brighter, up to almost white. */
  public static Tone bright(Damage damage) {
    return new Tone(
        damage.dice(),
        Ink.pale(damage.dice()),
        damage.strength() * 0.7,
        1 + 0.3 * damage.strength());
  }

  private static Tone gain(Dice dice, Ink around, double strength) {
    boolean darker = around.brightness() > 0.75 || around.brightness() > 0.25 && dice.chance(0.5);
    return new Tone(dice, around, 0, darker ? 1 - 0.8 * strength : 1 + 1.2 * strength);
  }

  private static Ink elsewhere(Damage damage, Ink around) {
    Ink best = around;
    double farthest = 0;
    for (int i = 0; i < 8; i++) {
      Ink ink =
          damage
              .clean()
              .mean(damage.dice().between(-0.5, 0.5), damage.dice().between(-0.5, 0.5), 0.01);
      double far =
          Math.abs(ink.red() - around.red())
              + Math.abs(ink.green() - around.green())
              + Math.abs(ink.blue() - around.blue());
      if (far > farthest) {
        farthest = far;
        best = ink;
      }
    }
    return farthest > 0.2 ? best : around.contrasting(damage.dice());
  }

  /** Changes the colour of a place by some amount, 0 to 1. */
  public void over(double x, double y, double amount, float[] rgb) {
    if (amount <= 0) {
      return;
    }
    double own =
        grain == 0
            ? amount
            : amount * (1 - grain * (0.5 + 0.5 * noise.octaves(x / size, y / size, 2)));
    Surface.gain(rgb, 1 + (gain - 1) * own);
    ink.over(rgb, opacity * own);
  }
}
