package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.image.RgbImage;

/**
 * Turns a scene's colours into a photograph: uneven light, shadow and reflection, blur, colour cast
 * and tone curve, noise, grey or colour, JPEG's traces. Everything happens to normal and damaged
 * pictures alike, after the defect, so that none of it tells one from the other.
 */
public final class Camera {
  private static final double GREY = 0.15;
  private static final double BLURRED = 0.45;
  private static final double NOISY = 0.75;
  private static final double COMPRESSED = 0.3;

  private final Lighting lighting;
  private final ToneCurve tone;
  private final double blurPixels;
  private final double noise;
  private final double noiseGrain;
  private final boolean grey;
  private final int quality;
  private final Dice dice;

  private Camera(Dice dice, boolean medical) {
    this.lighting = Lighting.any(dice, medical);
    this.tone = ToneCurve.any(dice, medical);
    this.blurPixels = dice.chance(BLURRED) ? dice.between(0.3, 1.1) : 0;
    this.noise = dice.chance(NOISY) ? dice.factor(0.004, 0.035) : 0;
    this.noiseGrain = dice.chance(0.3) ? dice.between(0.3, 0.8) : 0;
    this.grey = medical ? dice.chance(0.4) : dice.chance(GREY);
    this.quality = dice.chance(COMPRESSED) ? dice.whole(35, 92) : 100;
    this.dice = dice.fork();
  }

  /**
   * Any camera.
   *
   * @param medical whether the picture comes from a device with its own even light
   */
  public static Camera any(Dice dice, boolean medical) {
    return new Camera(dice, medical);
  }

  /** The photograph; the canvas is changed. */
  public RgbImage photograph(Canvas canvas) {
    lighting.apply(canvas);
    tone.apply(canvas);
    if (blurPixels > 0) {
      Blur.apply(canvas, blurPixels);
    }
    if (grey) {
      Grey.apply(canvas);
    }
    if (noise > 0) {
      SensorNoise.apply(canvas, noise, noiseGrain, grey, dice);
    }
    if (quality < 100) {
      JpegTraces.apply(canvas, quality);
    }
    return rounded(canvas);
  }

  private static RgbImage rounded(Canvas canvas) {
    float[] values = canvas.values();
    byte[] rgb = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      float value = values[i] * 255 + 0.5f;
      rgb[i] = (byte) (value < 0 ? 0 : value > 255 ? 255 : (int) value);
    }
    return new RgbImage(canvas.side(), canvas.side(), rgb);
  }
}
