package io.github.adaclip.torch.tensor;

import org.bytedeco.pytorch.global.torch;

/**
 * While it is open, products of matrices on this thread are computed in bfloat16; weights and what
 * is added up stay float32.
 */
public final class ReducedPrecision implements AutoCloseable {
  private static final torch.DeviceType CPU = torch.DeviceType.CPU;

  private final boolean enabledBefore = torch.is_autocast_enabled(CPU);
  private final boolean cachedBefore = torch.is_autocast_cache_enabled();
  private final torch.ScalarType typeBefore = torch.get_autocast_dtype(CPU);

  private ReducedPrecision() {
    torch.set_autocast_enabled(CPU, true);
    torch.set_autocast_dtype(CPU, torch.ScalarType.BFloat16);
    // A kept copy of a weight would outlive the change of that weight.
    torch.set_autocast_cache_enabled(false);
  }

  /** Reduces the precision on this thread until it is closed. */
  public static ReducedPrecision open() {
    return new ReducedPrecision();
  }

  @Override
  public void close() {
    torch.set_autocast_enabled(CPU, enabledBefore);
    torch.set_autocast_dtype(CPU, typeBefore);
    torch.set_autocast_cache_enabled(cachedBefore);
  }
}
