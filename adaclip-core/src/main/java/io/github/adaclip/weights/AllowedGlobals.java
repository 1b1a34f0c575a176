package io.github.adaclip.weights;

import io.github.adaclip.weights.PickleValues.Callable;
import io.github.adaclip.weights.PickleValues.Dtype;
import io.github.adaclip.weights.PickleValues.ScriptClass;
import io.github.adaclip.weights.PickleValues.StorageClass;
import java.util.Map;
import java.util.Optional;

/** The Python names a weight file may mention; every other is refused. */
final class AllowedGlobals {
  private static final Map<String, Callable> CALLABLES =
      Map.ofEntries(
          Map.entry("collections.OrderedDict", Callable.ORDERED_DICT),
          Map.entry("torch._utils._rebuild_tensor", Callable.TENSOR),
          Map.entry("torch._utils._rebuild_tensor_v2", Callable.TENSOR),
          Map.entry("torch._utils._rebuild_tensor_v3", Callable.TENSOR_WITH_TYPE),
          Map.entry("torch._utils._rebuild_parameter", Callable.PARAMETER),
          Map.entry("torch._utils._rebuild_parameter_with_state", Callable.PARAMETER),
          Map.entry("torch._utils._rebuild_device_tensor_from_cpu_tensor", Callable.DEVICE_TENSOR),
          Map.entry("torch.Size", Callable.FIRST_ARGUMENT),
          Map.entry("torch.device", Callable.IGNORED),
          Map.entry("torch.jit._pickle.build_intlist", Callable.FIRST_ARGUMENT),
          Map.entry("torch.jit._pickle.build_doublelist", Callable.FIRST_ARGUMENT),
          Map.entry("torch.jit._pickle.build_boollist", Callable.FIRST_ARGUMENT),
          Map.entry("torch.jit._pickle.build_tensorlist", Callable.FIRST_ARGUMENT),
          Map.entry("torch.jit._pickle.restore_type_tag", Callable.FIRST_ARGUMENT));

  private static final String SCRIPT_MODULE = "__torch__";

  private AllowedGlobals() {}

  /**
   * The inert stand-in of a Python name.
   *
   * @param scriptArchive whether names under {@code __torch__} are to be expected
   * @return empty if the name must be refused
   */
  static Optional<Object> find(String module, String name, boolean scriptArchive) {
    Callable callable = CALLABLES.get(module + "." + name);
    if (callable != null) {
      return Optional.of(callable);
    }
    if (module.equals("torch") || module.equals("torch.storage") || module.equals("torch.cuda")) {
      return storageOrType(module, name);
    }
    boolean script = module.equals(SCRIPT_MODULE) || module.startsWith(SCRIPT_MODULE + ".");
    return scriptArchive && script
        ? Optional.of(new ScriptClass(module + "." + name))
        : Optional.empty();
  }

  private static Optional<Object> storageOrType(String module, String name) {
    if (name.equals("UntypedStorage")) {
      return Optional.of(new StorageClass(DataType.UINT8, false));
    }
    Optional<Object> storage = DataType.ofStorage(name).map(type -> new StorageClass(type, true));
    if (storage.isPresent() || !module.equals("torch")) {
      return storage;
    }
    return DataType.ofTorchDtype(name).map(type -> new Dtype(name));
  }
}
