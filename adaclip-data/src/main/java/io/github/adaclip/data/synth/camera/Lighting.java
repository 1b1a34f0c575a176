package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;

/** Light that differs from place to place: a slope, dark corners, a soft shadow, a reflection. */
final class Lighting {
  private final double slopeX;
  private final double slopeY;
  private final double vignette;
  private final double shadow;
  private final double shadowX;
  private final double shadowY;
  private final double shadowAt;
  private final double shadowWidth;
  private final double shadowBand;
  private final double glare;
  private final double glareX;
  private final double glareY;
  private final double glareSize;
  private final double glareStretch;

  private Lighting(Dice dice, double amount) {
    double angle = dice.angle();
    double slope = amount * dice.between(0, 0.4);
    slopeX = slope * Waves.cos(angle);
    slopeY = slope * Waves.sin(angle);
    vignette = dice.chance(0.4) ? amount * dice.between(0.1, 0.7) : 0;
    shadow = dice.chance(0.35) ? amount * dice.between(0.08, 0.35) : 0;
    double across = dice.angle();
    shadowX = Waves.cos(across);
    shadowY = Waves.sin(across);
    shadowAt = dice.between(-0.4, 0.4);
    shadowWidth = dice.factor(0.03, 0.25);
    shadowBand = dice.chance(0.5) ? dice.between(0.08, 0.4) : 2;
    glare = dice.chance(0.2) ? amount * dice.between(0.1, 0.4) : 0;
    glareX = dice.between(-0.5, 0.5);
    glareY = dice.between(-0.5, 0.5);
    glareSize = dice.factor(0.15, 0.5);
    glareStretch = dice.factor(0.3, 3);
  }

  /** Any light; the even light of a device is nearly the same everywhere. */
  static Lighting any(Dice dice, boolean even) {
    return new Lighting(dice, even ? 0.3 : 1);
  }

  void apply(Canvas canvas) {
    int side = canvas.side();
    float[] values = canvas.values();
    int at = 0;
    for (int py = 0; py < side; py++) {
      double y = canvas.place(py);
      for (int px = 0; px < side; px++, at += 3) {
        double x = canvas.place(px);
        float gain = (float) gain(x, y);
        float added = glare == 0 ? 0 : (float) reflection(x, y);
        for (int c = 0; c < 3; c++) {
          values[at + c] = values[at + c] * gain + added;
        }
      }
    }
  }

  private double gain(double x, double y) {
    double gain = 1 + slopeX * x + slopeY * y - vignette * (x * x + y * y);
    if (shadow > 0) {
      double beyond = shadowX * x + shadowY * y - shadowAt;
      double inside =
          Waves.step(-shadowWidth, shadowWidth, beyond)
              * Waves.step(shadowBand + shadowWidth, shadowBand - shadowWidth, beyond);
      gain *= 1 - shadow * inside;
    }
    return gain;
  }

  private double reflection(double x, double y) {
    double far =
        Waves.length(
            (x - glareX) / glareSize * glareStretch, (y - glareY) / glareSize / glareStretch);
    return glare * Waves.bump(far);
  }
}
