package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<Tensor> owned = new ArrayList<>();

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
    // A reference of our own outlives the scope in which the weight was made.
    weight.retainReference();
    owned.add(weight);
    named.put(name, weight);
    return weight;
  }

  /** The weights read so far, by name, in the order of reading. */
  public Map<String, Tensor> named() {
    return Collections.unmodifiableMap(named);
  }

  /** Frees all weights; may be called twice. */
  @Override
  public void close() {
    owned.forEach(Tensor::releaseReference);
    owned.clear();
    named.clear();
  }
}
