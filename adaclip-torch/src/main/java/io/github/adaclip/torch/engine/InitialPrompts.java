package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The seeded random numbers that training begins with: static prompts normal with deviation 0.02,
 * affine maps uniform within one over the root of their inputs, weight and bias alike, as PyTorch
 * begins its {@code Linear}.
 *
 * <p>A tensor's numbers depend on its name and the seed only, so that models of different prompts
 * share the numbers of what they have in common.
 */
final class InitialPrompts implements WeightSource {
  private static final double STATIC_DEVIATION = 0.02;

  private final long seed;
  private final Map<String, Long> inputs = new HashMap<>();

  InitialPrompts(long seed) {
    this.seed = seed;
  }

  /** Every shape can be made up; a map's bias is read after its weight, which tells the inputs. */
  @Override
  public void requireShape(String name, long... shape) {
    if (name.endsWith(".weight")) {
      inputs.put(owner(name), shape[1]);
    }
  }

  @Override
  public void read(String name, FloatBuffer target) {
    Random random = NamedRandom.of(seed, name);
    if (name.contains(".static_prompts.")) {
      while (target.hasRemaining()) {
        target.put((float) (STATIC_DEVIATION * random.nextGaussian()));
      }
      return;
    }
    double bound = 1 / Math.sqrt(inputs.get(owner(name)));
    while (target.hasRemaining()) {
      target.put((float) ((2 * random.nextDouble() - 1) * bound));
    }
  }

  /** The same as a tensor to be written; a map's bias is asked for after its weight. */
  NamedTensor tensor(String name, long[] shape) {
    requireShape(name, shape);
    return new NamedTensor(name, DataType.FLOAT32, shape, target -> read(name, target));
  }

  private static String owner(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
