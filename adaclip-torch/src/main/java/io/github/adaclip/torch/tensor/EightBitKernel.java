package io.github.adaclip.torch.tensor;

import java.util.stream.LongStream;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.QEngineVector;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch's products of matrices in 8 bits: weights with a scale for each output, inputs with one
 * scale that is found anew at each call. Not among the functions of the Java binding, so they are
 * called by their names.
 *
 * @param packing the handle of the function that orders weights
 * @param product the handle of the function that multiplies
 * @param reducedRange whether inputs use 7 bits only, so that no intermediate sum of 16 bits
 *     overflows
 */
public record EightBitKernel(OperatorHandle packing, OperatorHandle product, boolean reducedRange) {
  private static final double LARGEST = 127;

  /** Keeps outputs without weights from a scale of nothing. */
  private static final double LEAST_PEAK = 1e-12;

  /** Whether this libtorch has such a kernel for this machine. */
  public static boolean exists() {
    try (TensorScope scope = TensorScope.open()) {
      QEngineVector engines = Context.supportedQEngines();
      return LongStream.range(0, engines.size())
          .anyMatch(index -> engines.get(index).intern() == torch.QEngine.X86);
    }
  }

  /** Finds the functions; their handles belong to the caller's scope. */
  public static EightBitKernel find(boolean reducedRange) {
    try (TensorScope scope = TensorScope.open()) {
      Dispatcher dispatcher = Dispatcher.singleton();
      return new EightBitKernel(
          scope.keep(dispatcher.findSchemaOrThrow("quantized::linear_prepack", "")),
          scope.keep(dispatcher.findSchemaOrThrow("quantized::linear_dynamic", "")),
          reducedRange);
    }
  }

  /**
   * Weights in 8 bits, in the order in which the kernel reads them.
   *
   * @param weight float32 (out, in)
   * @return a quarter as large, in the caller's scope
   */
  public IValue pack(Tensor weight) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor scales =
          weight
              .abs()
              .amax(new long[] {1}, false)
              .clamp_min(new Scalar(LEAST_PEAK))
              .div(new Scalar(LARGEST))
              .to(torch.ScalarType.Double); // (out)
      Tensor zeros = torch.zeros_like(scales).to(torch.ScalarType.Long);
      Tensor rounded = torch.quantize_per_channel(weight, scales, zeros, 0, torch.ScalarType.QInt8);
      IValueVector stack = new IValueVector(new IValue(rounded), new IValue());
      packing.callBoxed(stack);
      return scope.keep(new IValue(stack.get(0)));
    }
  }

  /**
   * Multiplies.
   *
   * @param input float32 (…, in)
   * @param weight what {@link #pack} gives
   * @return float32 (…, out), in the caller's scope
   */
  public Tensor multiply(Tensor input, IValue weight) {
    try (TensorScope scope = TensorScope.open()) {
      IValueVector stack = new IValueVector(new IValue(input), weight, new IValue(reducedRange));
      product.callBoxed(stack);
      // A reference of its own; the other one dies with the stack.
      return scope.keep(new Tensor(stack.get(0).toTensor()));
    }
  }
}
