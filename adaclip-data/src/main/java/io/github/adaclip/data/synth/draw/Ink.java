package io.github.adaclip.data.synth.draw;

import java.util.List;

/**
 * A colour; channels from 0 to 1 as stored in a picture, values beyond are cut off at the end.
 *
 * @param red red
 * @param green green
 * @param blue blue
 */
public record Ink(double red, double green, double blue) {
  /** Nothing is darker. */
  public static final Ink BLACK = new Ink(0, 0, 0);

  /** Nothing is brighter. */
  public static final Ink WHITE = new Ink(1, 1, 1);

  /** A grey. */
  public static Ink grey(double value) {
    return new Ink(value, value, value);
  }

  /**
   * By hue, saturation and value.
   *
   * @param hue in turns, any number: 0 red, 1/3 green, 2/3 blue
   */
  public static Ink hue(double hue, double saturation, double value) {
    return new Ink(
        channel(hue, saturation, value),
        channel(hue + 2 / 3.0, saturation, value),
        channel(hue + 1 / 3.0, saturation, value));
  }

  private static double channel(double hue, double saturation, double value) {
    double place = Math.abs(Waves.fraction(hue) * 6 - 3) - 1;
    return value * (1 - saturation + saturation * Waves.clamp(place));
  }

  /** Any colour: half of them muted. */
  public static Ink any(Dice dice) {
    double saturation = dice.chance(0.5) ? dice.between(0, 0.35) : dice.between(0.3, 0.95);
    return hue(dice.unit(), saturation, dice.between(0.12, 0.95));
  }

  /** A strong colour of middle to high brightness. */
  public static Ink vivid(Dice dice) {
    return hue(dice.unit(), dice.between(0.55, 1), dice.between(0.45, 0.98));
  }

  /** A pale colour. */
  public static Ink pale(Dice dice) {
    return hue(dice.unit(), dice.between(0, 0.25), dice.between(0.72, 0.98));
  }

  /** A dark colour. */
  public static Ink dark(Dice dice) {
    return hue(dice.unit(), dice.between(0, 0.6), dice.between(0.05, 0.3));
  }

  /** Steel, brass, copper or aluminium. */
  public static Ink metal(Dice dice) {
    double value = dice.between(0.42, 0.85);
    return dice.pick(
        List.of(
            hue(0.6, dice.between(0, 0.12), value),
            hue(0.6, dice.between(0, 0.05), value),
            hue(dice.between(0.1, 0.14), dice.between(0.25, 0.55), value),
            hue(dice.between(0.03, 0.07), dice.between(0.35, 0.6), value)));
  }

  /** Browns and beiges. */
  public static Ink earth(Dice dice) {
    return hue(dice.between(0.03, 0.13), dice.between(0.2, 0.65), dice.between(0.25, 0.85));
  }

  /** Skin and tissue. */
  public static Ink flesh(Dice dice) {
    return hue(dice.between(-0.03, 0.08), dice.between(0.2, 0.6), dice.between(0.45, 0.95));
  }

  /** All channels times a factor. */
  public Ink times(double factor) {
    return new Ink(red * factor, green * factor, blue * factor);
  }

  /** Part of the way to another colour; 0 is this one, 1 the other. */
  public Ink mix(Ink other, double part) {
    return new Ink(
        red + (other.red - red) * part,
        green + (other.green - green) * part,
        blue + (other.blue - blue) * part);
  }

  /** A colour nearby. */
  public Ink near(Dice dice, double distance) {
    double gain = 1 + dice.between(-distance, distance);
    return new Ink(
        red * gain + dice.between(-distance, distance) * 0.4,
        green * gain + dice.between(-distance, distance) * 0.4,
        blue * gain + dice.between(-distance, distance) * 0.4);
  }

  /** One that stands out from this one: clearly darker or brighter, of any hue. */
  public Ink contrasting(Dice dice) {
    double own = brightness();
    double target =
        own > 0.5 ? own * dice.between(0.15, 0.6) : own + (1 - own) * dice.between(0.35, 0.9);
    return hue(dice.unit(), dice.between(0, 0.7), Math.min(1, target));
  }

  /** Mean of the channels. */
  public double brightness() {
    return (red + green + blue) / 3;
  }

  /** Writes the colour times a factor. */
  public void put(float[] rgb, double gain) {
    rgb[0] = (float) (red * gain);
    rgb[1] = (float) (green * gain);
    rgb[2] = (float) (blue * gain);
  }

  /** Lays the colour over what is there; amount 0 leaves it, 1 covers it. */
  public void over(float[] rgb, double amount) {
    rgb[0] += (float) ((red - rgb[0]) * amount);
    rgb[1] += (float) ((green - rgb[1]) * amount);
    rgb[2] += (float) ((blue - rgb[2]) * amount);
  }

  /** Writes a colour between this one and another. */
  public void putMixed(Ink other, double part, double gain, float[] rgb) {
    rgb[0] = (float) ((red + (other.red - red) * part) * gain);
    rgb[1] = (float) ((green + (other.green - green) * part) * gain);
    rgb[2] = (float) ((blue + (other.blue - blue) * part) * gain);
  }
}
