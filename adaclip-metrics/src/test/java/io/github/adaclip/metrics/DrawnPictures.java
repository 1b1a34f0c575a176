package io.github.adaclip.metrics;

import java.util.SplittableRandom;

/** Maps and masks drawn from a seed, cheap enough to fill hundreds of millions of pixels. */
final class DrawnPictures {
  private static final float STEP = 1f / (1 << 23);

  private final int side;
  private final long seed;

  DrawnPictures(int side, long seed) {
    this.side = side;
    this.seed = seed;
  }

  /** Noise with 2²³ possible values; inside the disks of the mask it is lifted. */
  float[] map(int picture) {
    SplittableRandom random = new SplittableRandom(seed + picture);
    byte[] mask = mask(picture);
    float[] map = new float[side * side];
    for (int index = 0; index < map.length; index++) {
      int noise = random.nextInt(1 << 23);
      map[index] = mask[index] == 0 ? noise * STEP : 0.5f + noise * STEP / 2;
    }
    return map;
  }

  /** Every third picture is normal, the others have one to three disks of about 3 % each. */
  byte[] mask(int picture) {
    byte[] mask = new byte[side * side];
    SplittableRandom random = new SplittableRandom(~(seed + picture));
    for (int disk = 0; disk < picture % 3 * (1 + random.nextInt(2)); disk++) {
      int radius = 1 + side / 10;
      int centerX = random.nextInt(side);
      int centerY = random.nextInt(side);
      for (int y = Math.max(0, centerY - radius); y < Math.min(side, centerY + radius); y++) {
        for (int x = Math.max(0, centerX - radius); x < Math.min(side, centerX + radius); x++) {
          int dx = x - centerX;
          int dy = y - centerY;
          if (dx * dx + dy * dy < radius * radius) {
            mask[y * side + x] = 1;
          }
        }
      }
    }
    return mask;
  }

  /** Adds a range of pictures. */
  void addTo(PixelScores scores, int from, int to) {
    for (int picture = from; picture < to; picture++) {
      scores.add(map(picture), mask(picture), side, side);
    }
  }
}
