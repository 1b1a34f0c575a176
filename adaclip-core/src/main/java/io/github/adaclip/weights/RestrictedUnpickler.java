package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.weights.PickleValues.ScriptObject;
import io.github.adaclip.weights.PickleValues.StorageClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Reads a pickle of weights into inert values. The library underneath does numbers, texts, tuples,
 * lists and the memo; every opcode that names a class, calls something or fills an object is
 * handled here, so that neither the library's registry of constructors nor its reflection is ever
 * reached. Unknown opcodes and names are refused, sizes bounded.
 */
final class RestrictedUnpickler extends Unpickler {
  private static final int MAX_PICKLE_BYTES = 32 << 20;
  private static final int MAX_OPERATIONS = 2_000_000;
  private static final int MAX_VALUE_BYTES = 1 << 20;
  private static final int MAX_NAME_CHARACTERS = 256;

  private final Path path;
  private final PickleInput pickle;
  private final boolean scriptArchive;
  private final Map<String, PickleValues.Storage> storages = new LinkedHashMap<>();
  private long start;
  private int operations;

  /**
   * Prepares reading.
   *
   * @param path named in failures
   * @param pickle the bytes; may hold several pickles one after the other
   * @param scriptArchive whether classes under {@code __torch__} are to be expected
   */
  RestrictedUnpickler(Path path, PickleInput pickle, boolean scriptArchive) {
    this.path = path;
    this.pickle = pickle;
    this.scriptArchive = scriptArchive;
  }

  /** The value of the next pickle: texts, numbers, maps, lists, arrays and {@link PickleValues}. */
  Object loadNext() {
    start = pickle.position();
    operations = 0;
    memo.clear();
    try {
      return load(pickle);
    } catch (AdaClipException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw damaged(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  /** Every storage the pickles so far referred to, by its key. */
  Map<String, PickleValues.Storage> storages() {
    return storages;
  }

  @Override
  protected Object dispatch(short key) throws PickleException, IOException {
    requireBounded(key);
    switch (key) {
      case Opcodes.GLOBAL -> pushGlobal(line(), line());
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        pushGlobal((String) stack.pop(), name);
      }
      case Opcodes.INST -> throw refused(line() + "." + line());
      case Opcodes.EXT1, Opcodes.EXT2, Opcodes.EXT4 -> throw refused("of an extension code");
      case Opcodes.REDUCE, Opcodes.NEWOBJ -> {
        Object[] arguments = (Object[]) stack.pop();
        stack.add(PickleCalls.call(stack.pop(), arguments));
      }
      case Opcodes.BUILD -> build(stack.pop());
      default -> {
        return dispatchContainer(key);
      }
    }
    return NO_RETURN_VALUE;
  }

  /**
   * Opcodes that fill dictionaries and sets; a set becomes a list, so that nothing is ever hashed
   * but texts.
   */
  private Object dispatchContainer(short key) throws IOException {
    switch (key) {
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<String, Object>());
      case Opcodes.DICT -> {
        List<Object> items = stack.pop_all_since_marker();
        Map<String, Object> map = new LinkedHashMap<>();
        putAll(map, items);
        stack.add(map);
      }
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object name = stack.pop();
        putAll(stack.peek(), Arrays.asList(name, value));
      }
      case Opcodes.SETITEMS -> {
        List<Object> items = stack.pop_all_since_marker();
        putAll(stack.peek(), items);
      }
      case Opcodes.EMPTY_SET -> stack.add(new ArrayList<>());
      case Opcodes.ADDITEMS -> super.dispatch(Opcodes.APPENDS);
      case Opcodes.FROZENSET -> super.dispatch(Opcodes.LIST);
      default -> {
        return dispatchPlain(key);
      }
    }
    return NO_RETURN_VALUE;
  }

  /** Opcodes that make and move plain values only. */
  private Object dispatchPlain(short key) throws IOException {
    return switch (key) {
      case Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.STOP,
          Opcodes.MARK,
          Opcodes.POP,
          Opcodes.POP_MARK,
          Opcodes.DUP,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.LONG1,
          Opcodes.LONG4,
          Opcodes.BINFLOAT,
          Opcodes.BINSTRING,
          Opcodes.SHORT_BINSTRING,
          Opcodes.BINUNICODE,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.BINUNICODE8,
          Opcodes.BINBYTES,
          Opcodes.SHORT_BINBYTES,
          Opcodes.BINBYTES8,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.EMPTY_LIST,
          Opcodes.LIST,
          Opcodes.APPEND,
          Opcodes.APPENDS,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.MEMOIZE,
          Opcodes.BINPERSID ->
          super.dispatch(key);
      default -> throw damaged("operation " + key + ", which weights never need", null);
    };
  }

  private void requireBounded(short key) throws IOException {
    operations++;
    if (operations > MAX_OPERATIONS || pickle.position() - start > MAX_PICKLE_BYTES) {
      throw damaged("a pickle far larger than a list of tensors needs", null);
    }
    int lengthBytes =
        switch (key) {
          case Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES, Opcodes.LONG4 ->
              Integer.BYTES;
          case Opcodes.BINUNICODE8, Opcodes.BINBYTES8 -> Long.BYTES;
          default -> 0;
        };
    if (lengthBytes > 0) {
      long length = pickle.peekLength(lengthBytes);
      if (length < 0 || length > MAX_VALUE_BYTES || length > pickle.remaining()) {
        throw damaged("a text of " + Long.toUnsignedString(length) + " bytes", null);
      }
    }
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int next = pickle.read(); next != '\n'; next = pickle.read()) {
      if (next < 0 || text.length() > MAX_NAME_CHARACTERS) {
        throw new IOException("a name without an end");
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private void pushGlobal(String module, String name) {
    stack.add(
        AllowedGlobals.find(module, name, scriptArchive)
            .orElseThrow(() -> refused(module + "." + name)));
  }

  private void build(Object state) {
    Object target = stack.peek();
    if (target instanceof ScriptObject object && state instanceof Map<?, ?> attributes) {
      attributes.forEach((name, value) -> object.attributes().put((String) name, value));
    }
  }

  private void putAll(Object target, List<Object> namesAndValues) {
    if (!(target instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("entries for something that is no dictionary");
    }
    @SuppressWarnings("unchecked") // the maps on the stack are made here, with these types
    Map<String, Object> map = (Map<String, Object>) target;
    for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
      // Anything but a text as a key belongs to an optimiser, not to weights; hashing it could take
      // for ever.
      if (namesAndValues.get(i) instanceof String name) {
        map.put(name, namesAndValues.get(i + 1));
      }
    }
  }

  @Override
  protected Object persistentLoad(Object id) {
    Object[] parts = (Object[]) id;
    boolean view = parts.length > 5 && parts[5] != null;
    if (parts.length < 5 || !"storage".equals(parts[0]) || view) {
      throw new IllegalArgumentException("a reference to something other than a whole storage");
    }
    StorageClass kind = (StorageClass) parts[1];
    long elements = ((Number) parts[4]).longValue();
    if (elements < 0) {
      throw new IllegalArgumentException("a storage of " + elements + " elements");
    }
    String key = (String) parts[2];
    PickleValues.Storage storage = new PickleValues.Storage(key, kind.type(), elements);
    storages.put(key, storage);
    return storage;
  }

  private AdaClipException refused(String name) {
    String shown =
        new String(name.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
            .replaceAll("\\p{Cntrl}", "?");
    return WeightFailures.unreadable(
            path, "the file asks for the Python object " + shown + ", which is refused")
        .expected("tensors, numbers and texts only")
        .found(shown + "; nothing was run")
        .fix("use a copy of the weights as .safetensors, from a source you trust")
        .build();
  }

  private AdaClipException damaged(String found, Throwable cause) {
    AdaClipException.Builder failure =
        WeightFailures.unreadable(path, "the list of tensors in the file (a pickle) is damaged")
            .found(found)
            .fix(WeightFailures.DOWNLOAD_AGAIN + ", or use a copy as .safetensors");
    return cause == null ? failure.build() : failure.cause(cause).build();
  }
}
