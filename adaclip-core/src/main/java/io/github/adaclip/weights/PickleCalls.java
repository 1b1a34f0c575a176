package io.github.adaclip.weights;

import io.github.adaclip.weights.PickleValues.Callable;
import io.github.adaclip.weights.PickleValues.Dtype;
import io.github.adaclip.weights.PickleValues.Nothing;
import io.github.adaclip.weights.PickleValues.ScriptClass;
import io.github.adaclip.weights.PickleValues.ScriptObject;
import io.github.adaclip.weights.PickleValues.Storage;
import io.github.adaclip.weights.PickleValues.Tensor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the allowed functions and classes of a pickle make of their arguments. */
final class PickleCalls {
  private static final int DTYPE_ARGUMENT = 6;

  private PickleCalls() {}

  /**
   * The inert result of a call.
   *
   * @throws RuntimeException of any kind if the arguments are not those PyTorch writes; the caller
   *     tells it
   */
  static Object call(Object callable, Object[] arguments) {
    if (callable instanceof ScriptClass) {
      return new ScriptObject();
    }
    if (!(callable instanceof Callable allowed)) {
      throw new IllegalArgumentException("a call of something that is no function");
    }
    return switch (allowed) {
      case ORDERED_DICT -> orderedDict(arguments);
      case TENSOR -> tensor(arguments, ((Storage) arguments[0]).type());
      case TENSOR_WITH_TYPE -> tensor(arguments, type((Dtype) arguments[DTYPE_ARGUMENT]));
      case PARAMETER, DEVICE_TENSOR -> arguments[0];
      case FIRST_ARGUMENT -> arguments.length == 0 ? new Object[0] : arguments[0];
      case IGNORED -> Nothing.INSTANCE;
    };
  }

  private static Map<String, Object> orderedDict(Object[] arguments) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (arguments.length > 0) {
      for (Object item : values(arguments[0])) {
        List<?> pair = values(item);
        if (pair.get(0) instanceof String name) {
          map.put(name, pair.get(1));
        }
      }
    }
    return map;
  }

  private static Tensor tensor(Object[] arguments, DataType type) {
    Storage storage = (Storage) arguments[0];
    long elements = storage.elements();
    if (type != storage.type()) {
      elements = Math.multiplyExact(elements, storage.type().bytes()) / type.bytes();
    }
    long[] shape = longs(arguments[2]);
    return new Tensor(
        storage, type, new StridedView(whole(arguments[1]), shape, longs(arguments[3]), elements));
  }

  private static DataType type(Dtype dtype) {
    return DataType.ofTorchDtype(dtype.name())
        .orElseThrow(() -> new IllegalArgumentException("data type " + dtype.name()));
  }

  private static long[] longs(Object sequence) {
    return values(sequence).stream().mapToLong(PickleCalls::whole).toArray();
  }

  private static List<?> values(Object sequence) {
    return sequence instanceof Object[] array ? Arrays.asList(array) : (List<?>) sequence;
  }

  private static long whole(Object number) {
    return number instanceof BigInteger big ? big.longValueExact() : ((Number) number).longValue();
  }
}
