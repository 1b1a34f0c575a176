package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.clip.WeightSource;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/**
 * Seeded random weights of any shape: norms scale by one, biases are zero, the rest is small and
 * uniform.
 */
final class RandomSource implements WeightSource {
  /** Uniform in ± this has the deviation 0.02 that CLIP's own initialisation uses. */
  private static final float LARGEST = 0.0346f;

  private final SplittableRandom random;

  RandomSource(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public void requireShape(String name, long... shape) {
    // Every shape can be made up.
  }

  @Override
  public void read(String name, FloatBuffer target) {
    boolean norm = name.contains("ln_") && name.endsWith("weight");
    boolean bias = name.endsWith("bias");
    while (target.hasRemaining()) {
      float value = (random.nextInt() >> 8) * (LARGEST / (1 << 23));
      target.put(norm ? 1 : bias ? 0 : value);
    }
  }
}
