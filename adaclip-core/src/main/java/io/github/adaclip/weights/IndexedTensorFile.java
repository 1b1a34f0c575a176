package io.github.adaclip.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensor file behind every format: an index of stored tensors and the open files they lie in.
 */
final class IndexedTensorFile implements TensorFile {
  private static final String DISTRIBUTED_PREFIX = "module.";

  private final Path path;
  private final List<Path> files;
  private final String format;
  private final Map<String, String> metadata;
  private final Map<String, StoredTensor> tensors;
  private final List<Closeable> open;

  IndexedTensorFile(
      Path path,
      List<Path> files,
      String format,
      Map<String, String> metadata,
      Map<String, StoredTensor> tensors,
      List<Closeable> open) {
    this.path = path;
    this.files = List.copyOf(files);
    this.format = format;
    this.metadata = Map.copyOf(metadata);
    this.tensors = withoutCommonPrefix(tensors);
    this.open = open;
  }

  private static Map<String, StoredTensor> withoutCommonPrefix(Map<String, StoredTensor> tensors) {
    boolean common =
        tensors.keySet().stream().allMatch(name -> name.startsWith(DISTRIBUTED_PREFIX));
    if (!common) {
      return tensors;
    }
    Map<String, StoredTensor> renamed = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          String shorter = name.substring(DISTRIBUTED_PREFIX.length());
          TensorInfo info = new TensorInfo(shorter, tensor.info().type(), tensor.info().shape());
          renamed.put(shorter, new StoredTensor(info, tensor.source(), tensor.view()));
        });
    return renamed;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public List<Path> files() {
    return files;
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public List<String> names() {
    return new ArrayList<>(tensors.keySet());
  }

  @Override
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  @Override
  public TensorInfo info(String name) {
    return tensor(name).info();
  }

  /** The index itself, for a set of shards that acts as one file. */
  Map<String, StoredTensor> tensors() {
    return tensors;
  }

  @Override
  public synchronized void read(String name, FloatBuffer target) {
    StoredTensor tensor = tensor(name);
    int count = readableCount(tensor);
    if (target.remaining() < count) {
      throw new IllegalArgumentException(
          name + " has " + count + " elements, the buffer has room for " + target.remaining());
    }
    try {
      tensor.readFloats(target);
    } catch (IOException e) {
      throw WeightFailures.readFailed(path, e);
    }
    requireFinite(tensor.info(), target);
    target.position(target.position() + count);
  }

  @Override
  public float[] readFloats(String name) {
    float[] values = new float[readableCount(tensor(name))];
    read(name, FloatBuffer.wrap(values));
    return values;
  }

  @Override
  public synchronized long[] readLongs(String name) {
    StoredTensor tensor = tensor(name);
    if (tensor.info().type().isFloating()) {
      throw WeightFailures.misfit(path, "a tensor holds other numbers than expected")
          .with("tensor", name)
          .expected("whole numbers")
          .found(tensor.info().type())
          .build();
    }
    long[] values = new long[readableCount(tensor)];
    try {
      tensor.readLongs(values);
    } catch (IOException e) {
      throw WeightFailures.readFailed(path, e);
    }
    return values;
  }

  @Override
  public synchronized void close() {
    List<Closeable> remaining = new ArrayList<>(open);
    open.clear();
    for (Closeable file : remaining) {
      try {
        file.close();
      } catch (IOException e) {
        throw WeightFailures.readFailed(path, e);
      }
    }
  }

  private StoredTensor tensor(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "no tensor " + name + " among the " + tensors.size() + " of " + path);
    }
    return tensor;
  }

  private int readableCount(StoredTensor tensor) {
    long count = tensor.info().elementCount();
    if (count > Integer.MAX_VALUE - 8) {
      throw WeightFailures.unreadable(path, "a tensor is too large")
          .with("tensor", tensor.info().name())
          .expected("at most " + (Integer.MAX_VALUE - 8) + " elements")
          .found(tensor.info().shapeText())
          .build();
    }
    return (int) count;
  }

  private void requireFinite(TensorInfo info, FloatBuffer values) {
    int start = values.position();
    int count = (int) info.elementCount();
    for (int i = 0; i < count; i++) {
      float value = values.get(start + i);
      if (!Float.isFinite(value)) {
        throw WeightFailures.misfit(path, "the weights hold a value that is not a finite number")
            .with("tensor", info.name())
            .with("position", positionText(info.shape(), i))
            .found(value)
            .fix("use another copy of the weights, or train again from sound ones")
            .build();
      }
    }
  }

  private static String positionText(long[] shape, int index) {
    long[] position = new long[shape.length];
    long rest = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      position[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return TensorInfo.text(position);
  }
}
