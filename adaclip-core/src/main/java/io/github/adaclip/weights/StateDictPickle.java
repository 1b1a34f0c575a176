package io.github.adaclip.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.razorvine.pickle.Opcodes;

/**
 * Makes the pickle of a dictionary of tensors as {@code torch.save} does, protocol 2: each tensor a
 * call of {@code torch._utils._rebuild_tensor_v2} on a storage named by its number.
 */
final class StateDictPickle {
  private static final int PROTOCOL = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private StateDictPickle() {}

  /** The pickle of tensors whose storages are numbered in this order. */
  static byte[] of(List<NamedTensor> tensors) {
    StateDictPickle pickle = new StateDictPickle();
    pickle.operation(Opcodes.PROTO);
    pickle.bytes.write(PROTOCOL);
    pickle.operation(Opcodes.EMPTY_DICT);
    pickle.operation(Opcodes.MARK);
    for (int key = 0; key < tensors.size(); key++) {
      pickle.text(tensors.get(key).name());
      pickle.tensor(tensors.get(key), key);
    }
    pickle.operation(Opcodes.SETITEMS);
    pickle.operation(Opcodes.STOP);
    return pickle.bytes.toByteArray();
  }

  private void tensor(NamedTensor tensor, int key) {
    global("torch._utils", "_rebuild_tensor_v2");
    operation(Opcodes.MARK);
    storage(tensor, key);
    number(0); // offset
    long[] shape = tensor.shape();
    tuple(shape);
    tuple(rowMajorStrides(shape));
    operation(Opcodes.NEWFALSE); // requires no gradient
    global("collections", "OrderedDict"); // no hooks
    operation(Opcodes.EMPTY_TUPLE);
    operation(Opcodes.REDUCE);
    operation(Opcodes.TUPLE);
    operation(Opcodes.REDUCE);
  }

  private void storage(NamedTensor tensor, int key) {
    operation(Opcodes.MARK);
    text("storage");
    global("torch", tensor.type().storageName());
    text(Integer.toString(key));
    text("cpu");
    number(tensor.elementCount());
    operation(Opcodes.TUPLE);
    operation(Opcodes.BINPERSID);
  }

  private static long[] rowMajorStrides(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= Math.max(1, shape[axis]);
    }
    return strides;
  }

  private void tuple(long[] numbers) {
    operation(Opcodes.MARK);
    for (long number : numbers) {
      number(Math.toIntExact(number));
    }
    operation(Opcodes.TUPLE);
  }

  private void number(int value) {
    operation(Opcodes.BININT);
    bytes.writeBytes(littleEndian(value));
  }

  private void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    operation(Opcodes.BINUNICODE);
    bytes.writeBytes(littleEndian(encoded.length));
    bytes.writeBytes(encoded);
  }

  private void global(String module, String name) {
    operation(Opcodes.GLOBAL);
    bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void operation(short code) {
    bytes.write(code);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }
}
