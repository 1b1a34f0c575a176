package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.weights.ClipArchitecture;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The first weights of a CLIP that is learnt from nothing. Matrices are normal random numbers of
 * the deviations that CLIP begins with, but for what a vision tower would have to find out anyway:
 * patches are seen as a cosine transform of brightness and colours, positions as waves along both
 * axes, near patches alike; and the attention of every vision block looks at patches that are alike
 * and takes off what they have in common (after Trockman and Kolter, "Mimetic Initialization of
 * Self-Attention Layers", ICML 2023, who find this in trained models).
 *
 * <p>A tensor's numbers depend on its name and the seed only.
 */
final class FreshClip implements WeightSource {
  private static final double TOKEN_DEVIATION = 0.02;
  private static final double TEXT_POSITION_DEVIATION = 0.01;
  private static final double POSITION_AMPLITUDE = 0.3;
  private static final double LONGEST_WAVE = 100;

  private static final String VISION_BLOCKS = "visual.transformer.";
  private static final String QUERY_KEY_VALUE = "attn.in_proj_weight";
  private static final String OUTPUT = "attn.out_proj.weight";

  /** So that a patch looks at itself hardly more than at its like. */
  private static final double COMPARED = Math.sqrt(0.5);

  private static final double SUBTRACTED = Math.sqrt(0.3);
  private static final double NOISE = 0.3;

  /** High frequencies are rare in pictures; with these factors all count about the same. */
  private static final double GAIN = 0.3;

  private static final double WHITENING = 0.7;

  /** Later filters are those of higher frequency; a colour counts as this many steps of it. */
  private static final int COLOUR_RANK = 3;

  /** Brightness, red against blue, green against both; of unit length. */
  private static final double[][] COLOURS = {
    {0.57735, 0.57735, 0.57735}, {0.70711, 0, -0.70711}, {-0.40825, 0.81650, -0.40825}
  };

  private final ClipArchitecture sizes;
  private final long seed;

  FreshClip(ClipArchitecture sizes, long seed) {
    this.sizes = sizes;
    this.seed = seed;
  }

  /** Every shape can be made up. */
  @Override
  public void requireShape(String name, long... shape) {}

  @Override
  public void read(String name, FloatBuffer target) {
    if (name.equals("visual.conv1.weight")) {
      target.put(patchFilters());
    } else if (name.equals("visual.positional_embedding")) {
      target.put(positions());
    } else if (name.startsWith(VISION_BLOCKS) && name.endsWith(QUERY_KEY_VALUE)) {
      comparing(name, target);
    } else if (name.startsWith(VISION_BLOCKS) && name.endsWith(OUTPUT)) {
      subtracting(name, target);
    } else if (name.endsWith("bias")) {
      constant(target, 0);
    } else if (name.contains("ln_")) {
      constant(target, 1);
    } else {
      random(name, target, deviation(name));
    }
  }

  private double deviation(String name) {
    boolean vision = name.startsWith("visual.") || name.startsWith("patch_token_layer.");
    int width = vision ? sizes.visionWidth() : sizes.textWidth();
    int layers = vision ? sizes.visionLayers() : sizes.textLayers();
    double inward = 1 / Math.sqrt(width);
    if (name.equals("token_embedding.weight")) {
      return TOKEN_DEVIATION;
    }
    if (name.equals("positional_embedding")) {
      return TEXT_POSITION_DEVIATION;
    }
    if (name.endsWith("out_proj.weight") || name.endsWith("mlp.c_proj.weight")) {
      return inward / Math.sqrt(2.0 * layers); // what the blocks add up keeps its length
    }
    return name.endsWith("mlp.c_fc.weight") ? inward / Math.sqrt(2) : inward;
  }

  private void random(String name, FloatBuffer target, double deviation) {
    Random random = random(name);
    while (target.hasRemaining()) {
      target.put((float) (deviation * random.nextGaussian()));
    }
  }

  private static void constant(FloatBuffer target, float value) {
    while (target.hasRemaining()) {
      target.put(value);
    }
  }

  /**
   * Queries and keys alike, so that a patch looks at patches that look like it. The matrix is
   * orthogonal: all heads together compare whole tokens, each a part of its own.
   */
  private void comparing(String name, FloatBuffer target) {
    int width = sizes.visionWidth();
    String block = name.substring(0, name.length() - QUERY_KEY_VALUE.length());
    double[][] compared = orthogonal(random(block + "compared"), width);
    double[][] carried = orthogonal(random(block + "carried"), width);
    Random random = random(name);
    double noise = NOISE / Math.sqrt(width);
    for (double[][] part : List.of(compared, compared, carried)) {
      double scale = part == carried ? SUBTRACTED : COMPARED;
      for (double[] row : part) {
        for (double value : row) {
          target.put((float) (scale * value + noise * random.nextGaussian()));
        }
      }
    }
  }

  /** What a patch has gathered is taken off it: what is left is how it differs from its like. */
  private void subtracting(String name, FloatBuffer target) {
    int width = sizes.visionWidth();
    String block = name.substring(0, name.length() - OUTPUT.length());
    double[][] carried = orthogonal(random(block + "carried"), width);
    Random random = random(name);
    double noise = NOISE / Math.sqrt(2.0 * width * sizes.visionLayers());
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        target.put((float) (-SUBTRACTED * carried[column][row] + noise * random.nextGaussian()));
      }
    }
  }

  /** A random orthogonal matrix, by Gram and Schmidt. */
  private static double[][] orthogonal(Random random, int size) {
    double[][] rows = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < size; i++) {
        rows[row][i] = random.nextGaussian();
      }
      for (int before = 0; before < row; before++) {
        add(rows[row], rows[before], -dot(rows[row], rows[before]));
      }
      double length = Math.sqrt(dot(rows[row], rows[row]));
      for (int i = 0; i < size; i++) {
        rows[row][i] /= length;
      }
    }
    return rows;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] target, double[] source, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }

  private Random random(String name) {
    return NamedRandom.of(seed, name);
  }

  private record Filter(int colour, int down, int across) {
    int rank() {
      return down + across + (colour == 0 ? 0 : COLOUR_RANK);
    }
  }

  /** (W, 3, P, P): the W filters of lowest frequency; what is left over stays zero. */
  private float[] patchFilters() {
    int side = sizes.patchSize();
    int area = side * side;
    List<Filter> filters = new ArrayList<>();
    for (int colour = 0; colour < COLOURS.length; colour++) {
      for (int down = 0; down < side; down++) {
        for (int across = 0; across < side; across++) {
          filters.add(new Filter(colour, down, across));
        }
      }
    }
    filters.sort(Comparator.comparingInt(Filter::rank));
    float[] values = new float[sizes.visionWidth() * COLOURS.length * area];
    for (int f = 0; f < Math.min(filters.size(), sizes.visionWidth()); f++) {
      Filter filter = filters.get(f);
      double gain = GAIN * Math.pow(1 + filter.down() + filter.across(), WHITENING);
      for (int channel = 0; channel < COLOURS.length; channel++) {
        for (int pixel = 0; pixel < area; pixel++) {
          values[(f * COLOURS.length + channel) * area + pixel] =
              (float)
                  (gain
                      * COLOURS[filter.colour()][channel]
                      * wave(filter.down(), pixel / side, side)
                      * wave(filter.across(), pixel % side, side));
        }
      }
    }
    return values;
  }

  /** The orthonormal cosine transform (DCT-II). */
  private static double wave(int frequency, int at, int side) {
    double length = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / side);
    return length * Math.cos(Math.PI * (at + 0.5) * frequency / side);
  }

  /** (1 + L, W): nothing for the class token, sines and cosines of row and column for patches. */
  private float[] positions() {
    int grid = sizes.nativeGridSide();
    int width = sizes.visionWidth();
    int quarter = width / 4;
    float[] values = new float[(1 + grid * grid) * width];
    for (int patch = 0; patch < grid * grid; patch++) {
      int[] place = {patch / grid, patch % grid};
      for (int axis = 0; axis < place.length; axis++) {
        for (int wave = 0; wave < quarter; wave++) {
          double phase = place[axis] / Math.pow(LONGEST_WAVE, (double) wave / quarter);
          int at = (1 + patch) * width + axis * 2 * quarter + wave;
          values[at] = (float) (POSITION_AMPLITUDE * Math.sin(phase));
          values[at + quarter] = (float) (POSITION_AMPLITUDE * Math.cos(phase));
        }
      }
    }
    return values;
  }
}
