package io.github.adaclip.torch.tensor;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Makes tensors on one device and copies them back. Every tensor of a model comes from here, so
 * none is ever made on a device by default. All methods hand their tensor to the current {@link
 * TensorScope}.
 */
public final class TensorDevice {
  private final ComputeDevice device;

  private TensorDevice(ComputeDevice device) {
    this.device = device;
  }

  /**
   * The device, checked to be usable.
   *
   * @throws AdaClipException ENGINE_UNAVAILABLE for CUDA where this build or machine has none
   */
  public static TensorDevice of(ComputeDevice device) {
    if (device.isCuda() && device.index() >= cudaDevices()) {
      throw AdaClipException.of(FailureCode.ENGINE_UNAVAILABLE, "the CUDA device cannot be used")
          .expected("a libtorch build with CUDA and a device " + device)
          .found(
              cudaDevices() == 0 ? "no CUDA device in this build" : cudaDevices() + " CUDA devices")
          .fix("leave --device out, or build with: ./mvnw -Pgpu package")
          .build();
    }
    return new TensorDevice(device);
  }

  private static int cudaDevices() {
    return torch.cuda_is_available() ? (int) torch.cuda_device_count() : 0;
  }

  /** float32 values row by row. */
  public Tensor floats(float[] values, long... shape) {
    return floats(buffer -> buffer.put(values), shape);
  }

  /**
   * float32 values written straight into native memory.
   *
   * @param fill gets a buffer that holds exactly the tensor's values, row by row, and must fill it
   */
  public Tensor floats(Consumer<FloatBuffer> fill, long... shape) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor host =
          torch.empty(
              shape,
              options(torch.ScalarType.Float, ComputeDevice.CPU),
              new MemoryFormatOptional());
      if (host.numel() > 0) {
        FloatPointer data = new FloatPointer(host.data_ptr_float()).capacity(host.numel());
        FloatBuffer buffer = data.asBuffer();
        fill.accept(buffer);
        if (buffer.hasRemaining()) {
          throw new IllegalArgumentException(
              "a tensor "
                  + Arrays.toString(shape)
                  + " was left with "
                  + buffer.remaining()
                  + " values missing");
        }
      }
      return scope.keep(toDevice(host));
    }
  }

  /** int64 values row by row. */
  public Tensor longs(long[] values, long... shape) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor host =
          torch.empty(
              shape, options(torch.ScalarType.Long, ComputeDevice.CPU), new MemoryFormatOptional());
      Shapes.requireCount("values", values.length, host);
      if (values.length > 0) {
        new LongPointer(host.data_ptr_long()).capacity(values.length).put(values);
      }
      return scope.keep(toDevice(host));
    }
  }

  /** float32 zeros. */
  public Tensor zeros(long... shape) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(torch.zeros(shape, options(torch.ScalarType.Float, device)));
    }
  }

  /** float32 normal random numbers from libtorch's generator. */
  public Tensor randomNormal(double deviation, long... shape) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor unit = torch.randn(shape, options(torch.ScalarType.Float, device));
      return scope.keep(unit.mul(new org.bytedeco.pytorch.Scalar(deviation)));
    }
  }

  /** The values of a float32 tensor, row by row. */
  public static float[] floats(Tensor tensor) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor host = tensor.detach().to(new Device("cpu"), torch.ScalarType.Float).contiguous();
      float[] values = new float[Math.toIntExact(host.numel())];
      if (values.length > 0) {
        new FloatPointer(host.data_ptr_float()).capacity(values.length).get(values);
      }
      return values;
    }
  }

  private Tensor toDevice(Tensor host) {
    return device.isCuda() ? host.to(new Device(device.toString()), host.scalar_type()) : host;
  }

  private static TensorOptions options(torch.ScalarType type, ComputeDevice device) {
    return new TensorOptions()
        .dtype(new ScalarTypeOptional(type))
        .device(new DeviceOptional(new Device(device.toString())));
  }
}
