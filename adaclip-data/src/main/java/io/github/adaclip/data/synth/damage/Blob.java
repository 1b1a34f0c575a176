package io.github.adaclip.data.synth.damage;

import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;

/** An irregular closed patch of a picture: round or long, smooth or ragged, sharp or soft. */
public final class Blob {
  private final double x;
  private final double y;
  private final double radius;
  private final double softness;
  private final double cos;
  private final double sin;
  private final double stretch;
  private final double ragged;
  private final double lobes;
  private final Noise noise;

  private Blob(Dice dice, double[] place, double radius, double softness) {
    this.x = place[0];
    this.y = place[1];
    this.radius = radius;
    this.softness = softness;
    double angle = dice.angle();
    this.cos = Waves.cos(angle);
    this.sin = Waves.sin(angle);
    this.stretch = dice.factor(1, 2);
    this.ragged = dice.between(0, 0.6);
    this.lobes = dice.factor(0.7, 4);
    this.noise = new Noise(dice);
  }

  /** A patch with a border of one pixel. */
  public static Blob sharp(Damage damage, double[] place, double radius) {
    return new Blob(damage.dice(), place, radius, damage.pixel());
  }

  /** A patch whose border fades over some part of its radius, from nothing to all of it. */
  public static Blob soft(Damage damage, double[] place, double radius) {
    double fade = damage.dice().between(0, 1);
    return new Blob(damage.dice(), place, radius, damage.pixel() + radius * fade * fade);
  }

  /** Middle. */
  public double x() {
    return x;
  }

  /** Middle. */
  public double y() {
    return y;
  }

  /** Mean radius. */
  public double radius() {
    return radius;
  }

  /** What may be covered. */
  public Box box() {
    return Box.around(x, y, radius * stretch * (1 + ragged) + softness);
  }

  /** Distance from the middle over the distance of the border in that direction. */
  public double relative(double px, double py) {
    double dx = px - x;
    double dy = py - y;
    double u = (cos * dx + sin * dy) / stretch;
    double v = (cos * dy - sin * dx) * stretch;
    double length = Waves.length(u, v);
    double bound =
        1 + ragged * noise.octaves(lobes * u / (length + 1e-9), lobes * v / (length + 1e-9), 2);
    return length / (radius * bound);
  }

  /** How much of a place is covered, 0 to 1. */
  public double cover(double px, double py) {
    double beyond = (relative(px, py) - 1) * radius;
    return Waves.step(softness / 2, -softness / 2, beyond);
  }
}
