package io.github.adaclip.weights;

import java.util.LinkedHashMap;
import java.util.Map;

/** The inert things a pickle of weights can make; no class of the outside world is among them. */
final class PickleValues {
  private PickleValues() {}

  /** A class or function of the allow-list, by what may be done with it. */
  enum Callable {
    ORDERED_DICT,
    TENSOR,
    TENSOR_WITH_TYPE,
    PARAMETER,
    DEVICE_TENSOR,
    /** Answers with its first argument: sizes, list builders, type tags. */
    FIRST_ARGUMENT,
    /** Answers with nothing of interest: devices. */
    IGNORED
  }

  /** A storage class; an untyped one counts bytes. */
  record StorageClass(DataType type, boolean typed) {}

  /** A {@code torch.dtype}; empty types are those this package does not read. */
  record Dtype(String name) {}

  /** A class of a TorchScript archive; only its name is known and wanted. */
  record ScriptClass(String name) {}

  /** An object of a TorchScript archive: its attributes, in order. */
  static final class ScriptObject {
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    Map<String, Object> attributes() {
      return attributes;
    }
  }

  /** A storage the pickle refers to: its key in the archive and its size in elements. */
  record Storage(String key, DataType type, long elements) {}

  /** A tensor: its storage, how its elements are read, and which of them. */
  record Tensor(Storage storage, DataType type, StridedView view) {}

  /** A value of no interest. */
  enum Nothing {
    INSTANCE
  }
}
