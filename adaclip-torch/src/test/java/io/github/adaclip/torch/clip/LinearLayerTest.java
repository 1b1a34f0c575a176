package io.github.adaclip.torch.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.EightBitKernel;
import io.github.adaclip.torch.tensor.ProcessorFlags;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Linear layers in lower precisions against the exact one. */
class LinearLayerTest {
  private static final int IN = 256;
  private static final int OUT = 96;
  private static final int TOKENS = 50;
  private static final int[] OUTLIERS = {3, 100, 200};
  private static final float OUTLIER = 50;

  /** Root mean square of the deviation, of that of the exact outputs: 8 bits of normal numbers. */
  private static final double EIGHT_BITS = 0.01;

  private static final double SEVEN_BITS = 2 * EIGHT_BITS;

  /** 8 bits of the mantissa. */
  private static final double BFLOAT16 = 0.005;

  private static final float ROUNDING = 1e-5f;

  private final TensorDevice device = TensorDevice.of(ComputeDevice.CPU);
  private TensorScope scope;
  private NoGradGuard guard;
  private WeightReader owner;

  @BeforeEach
  void open() {
    scope = TensorScope.open();
    guard = new NoGradGuard();
    owner = new WeightReader(new NoWeights(), device);
  }

  @AfterEach
  void close() {
    owner.close();
    guard.close();
    scope.close();
  }

  private static final class NoWeights implements WeightSource {
    @Override
    public void requireShape(String name, long... shape) {
      throw new AssertionError(name);
    }

    @Override
    public void read(String name, FloatBuffer target) {
      throw new AssertionError(name);
    }
  }

  private Tensor normal(long seed, double deviation, long... shape) {
    Random random = new Random(seed);
    return device.floats(
        buffer -> {
          while (buffer.hasRemaining()) {
            buffer.put((float) (random.nextGaussian() * deviation));
          }
        },
        shape);
  }

  private Tensor tokens() {
    return normal(1, 1, 1, TOKENS, IN);
  }

  private ExactLinear exact() {
    return new ExactLinear(normal(2, 0.05, OUT, IN), normal(3, 1, OUT));
  }

  private LinearLayer eightBits(ExactLinear exact, float[] peaks, boolean reducedRange) {
    assumeTrue(EightBitKernel.exists());
    // All 8 bits overflow where the processor cannot add up their products.
    assumeTrue(reducedRange || ProcessorFlags.addsUpEightBitProducts());
    return EightBitLinear.of(exact, peaks, EightBitKernel.find(reducedRange), owner);
  }

  private static float[] ones() {
    float[] ones = new float[IN];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static double deviation(Tensor exact, Tensor other) {
    return exact.sub(other).norm().item_double() / exact.norm().item_double();
  }

  @Test
  void eightBitsAreCloseToTheExactLayer() {
    Tensor expected = exact().forward(tokens());
    double eight = deviation(expected, eightBits(exact(), ones(), false).forward(tokens()));
    assertTrue(eight > 0 && eight < EIGHT_BITS, "8 bits: " + eight);
  }

  @Test
  void theWayForProcessorsWithoutSumsOfEightBitsIsCloseToo() {
    Tensor expected = exact().forward(tokens());
    double seven = deviation(expected, eightBits(exact(), ones(), true).forward(tokens()));
    double eight = deviation(expected, eightBits(exact(), ones(), false).forward(tokens()));
    assertTrue(seven > eight && seven < SEVEN_BITS, "7 bits: " + seven + ", 8 bits: " + eight);
  }

  /**
   * Tells something only on a processor that would overflow, one without sums of 8-bit products.
   */
  @Test
  void largestInputsDoNotOverflow() {
    Tensor full = tokens().sign();
    ExactLinear same = new ExactLinear(exact().weight().abs().sign(), exact().bias());
    Tensor ones = full.abs();
    double seven = deviation(same.forward(ones), eightBits(same, ones(), true).forward(ones));
    assertTrue(seven < EIGHT_BITS, "sums of the largest numbers: " + seven);
  }

  @Test
  void bfloat16IsCloseToTheExactLayer() {
    double deviation =
        deviation(exact().forward(tokens()), BFloat16Linear.of(exact(), owner).forward(tokens()));
    assertTrue(deviation > 0 && deviation < BFLOAT16, "bfloat16: " + deviation);
  }

  /** The same function: some channels are larger, and their weights as much smaller. */
  @Test
  void plantedOutliersCostNothingIfTheyWereSeen() {
    Tensor larger = device.floats(planted(OUTLIER), IN);
    ExactLinear exact = exact();
    ExactLinear smaller = new ExactLinear(exact.weight().div(larger), exact.bias());
    Tensor tokens = tokens().mul(larger);
    ObservedLinear observed = new ObservedLinear(smaller);
    Tensor expected = observed.forward(tokens);

    double seen = deviation(expected, eightBits(smaller, observed.peaks(), false).forward(tokens));
    double unseen = deviation(expected, eightBits(smaller, ones(), false).forward(tokens));

    assertTrue(seen < EIGHT_BITS, "seen: " + seen);
    assertTrue(unseen > 5 * seen, "not seen: " + unseen + ", seen: " + seen);
  }

  private static float[] planted(float size) {
    float[] larger = ones();
    for (int channel : OUTLIERS) {
      larger[channel] = size;
    }
    return larger;
  }

  @Test
  void aLargeTokenDoesNotHideTheOthers() {
    Tensor large = tokens().mul(new org.bytedeco.pytorch.Scalar(1000.0)).narrow(1, 0, 1);
    Tensor usual = tokens().narrow(1, 1, TOKENS - 1);
    Tensor together =
        org.bytedeco.pytorch.global.torch.cat(
            new org.bytedeco.pytorch.TensorVector(large, usual), 1);
    LinearLayer layer = eightBits(exact(), ones(), false);
    double deviation =
        deviation(exact().forward(usual), layer.forward(together).narrow(1, 1, TOKENS - 1));
    assertTrue(deviation < EIGHT_BITS, "beside a token 1000 times as large: " + deviation);
  }

  @Test
  void tokensAreComputedAloneAsWithOthers() {
    LinearLayer layer = eightBits(exact(), ones(), false);
    Tensor together = layer.forward(tokens());
    Tensor half = layer.forward(tokens().narrow(1, 0, TOKENS / 2));
    assertArrayEquals(
        TensorDevice.floats(together.narrow(1, 0, TOKENS / 2)),
        TensorDevice.floats(half),
        ROUNDING);
  }

  @Test
  void someOutputsAreThoseOfAll() {
    for (LinearLayer layer :
        new LinearLayer[] {
          exact(), BFloat16Linear.of(exact(), owner), eightBits(exact(), ones(), false)
        }) {
      assertArrayEquals(
          TensorDevice.floats(layer.forward(tokens()).narrow(-1, 10, 30)),
          TensorDevice.floats(layer.forward(tokens(), 10, 30)),
          ROUNDING,
          layer.getClass().getSimpleName());
    }
  }

  @Test
  void tokensOfZerosGiveTheBias() {
    Tensor zeros = tokens().zero_();
    float[] bias = TensorDevice.floats(exact().bias());
    Tensor mapped = eightBits(exact(), ones(), false).forward(zeros);
    assertArrayEquals(bias, TensorDevice.floats(mapped.select(1, TOKENS - 1)), ROUNDING);
  }

  @Test
  void noTokensGiveNone() {
    Tensor none = eightBits(exact(), ones(), false).forward(tokens().narrow(1, 0, 0));
    assertArrayEquals(new long[] {1, 0, OUT}, none.shape());
  }

  @Test
  void aLayerRemembersItsLargestInputs() {
    ObservedLinear observed = new ObservedLinear(exact());
    observed.forward(tokens());
    float[] once = observed.peaks();
    observed.forward(tokens().mul(new org.bytedeco.pytorch.Scalar(0.5)));
    assertArrayEquals(once, observed.peaks());
    observed.forward(tokens().mul(new org.bytedeco.pytorch.Scalar(-2.0)), 0, 1);
    assertEquals(2 * once[7], observed.peaks()[7], ROUNDING);
    assertFalse(Float.isNaN(once[0]));
  }
}
