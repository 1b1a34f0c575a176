package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.clip.WeightSource;
import java.nio.FloatBuffer;

/**
 * Weights of the same function in which some channels behind each norm of a block are larger, and
 * the weights that read them as much smaller.
 *
 * @param weights the usual ones
 * @param size how much larger
 */
record PlantedOutliers(WeightSource weights, float size) implements WeightSource {
  private static final int[] CHANNELS = {3, 77, 150};

  @Override
  public void requireShape(String name, long... shape) {
    weights.requireShape(name, shape);
  }

  @Override
  public void read(String name, FloatBuffer target) {
    FloatBuffer own = target.duplicate();
    weights.read(name, target);
    if (name.contains(".ln_1.") || name.contains(".ln_2.")) {
      change(own, own.remaining(), size);
    }
    if (name.contains("in_proj_weight")) {
      change(own, width(own.remaining(), 3), 1 / size);
    }
    if (name.contains("c_fc.weight")) {
      change(own, width(own.remaining(), 4), 1 / size);
    }
  }

  /** Of a matrix (outputs × width, width). */
  private static int width(int values, int outputs) {
    return (int) Math.round(Math.sqrt((double) values / outputs));
  }

  private static void change(FloatBuffer rows, int width, float factor) {
    int start = rows.position();
    for (int row = 0; row < rows.remaining() / width; row++) {
      for (int channel : CHANNELS) {
        if (channel < width) {
          int place = start + row * width + channel;
          rows.put(place, rows.get(place) * factor);
        }
      }
    }
  }
}
