package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/**
 * Moves named weights into native memory and owns them until {@link #close()}: the one place where
 * a model's long-lived tensors are kept. Weights require no gradients unless somebody asks for
 * them.
 */
public final class WeightReader implements AutoCloseable {
  private final WeightSource source;
  private final TensorDevice device;
  private final Map<String, Tensor> named = new LinkedHashMap<>();
  private final List<Pointer> owned = new ArrayList<>();

  /** Reads from a source onto a device. */
  public WeightReader(WeightSource source, TensorDevice device) {
    this.source = source;
    this.device = device;
  }

  /**
   * Reads a weight.
   *
   * @return the tensor, owned by this reader
   * @throws IllegalArgumentException if the source holds another shape
   */
  public Tensor read(String name, long... shape) {
    source.requireShape(name, shape);
    Tensor weight = device.floats(buffer -> source.read(name, buffer), shape);
    named.put(name, own(weight));
    return weight;
  }

  /** Takes over a native object, beyond the scope in which it was made. */
  <T extends Pointer> T own(T made) {
    made.retainReference();
    owned.add(made);
    return made;
  }

  /** Another reader of the same weights, for those that are not kept. */
  WeightReader another() {
    return new WeightReader(source, device);
  }

  /** Where the weights go. */
  TensorDevice device() {
    return device;
  }

  /** The weights read so far, by name, in the order of reading. */
  public Map<String, Tensor> named() {
    return Collections.unmodifiableMap(named);
  }

  /** Frees all weights; may be called twice. */
  @Override
  public void close() {
    owned.forEach(Pointer::releaseReference);
    owned.clear();
    named.clear();
  }
}
