package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.weights.PickleValues.Storage;
import io.github.adaclip.weights.PickleValues.Tensor;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens what {@code torch.save} wrote before it used zip: five pickles (magic number, protocol,
 * system, object, list of storage keys), then each storage with its element count before it.
 */
final class LegacyTorchReader {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int PROTOCOL = 1001;

  private final Path path;
  private final FileChannel channel;
  private final ByteSource file;

  private LegacyTorchReader(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.file = ByteSource.ofFile(channel, 0, channel.size());
  }

  /** Opens the file; the result owns the channel from then on. */
  static IndexedTensorFile open(Path path, FileChannel channel) throws IOException {
    return new LegacyTorchReader(path, channel).read();
  }

  private IndexedTensorFile read() throws IOException {
    PickleInput input = new PickleInput(file);
    RestrictedUnpickler pickles = new RestrictedUnpickler(path, input, false);
    Object magic = pickles.loadNext();
    if (!MAGIC.equals(magic)) {
      throw WeightFailures.unreadable(path, "the file is a pickle, but none that torch.save wrote")
          .fix("save the weights with torch.save or as .safetensors")
          .build();
    }
    requireKnown(pickles.loadNext(), pickles.loadNext());
    Map<String, Tensor> tensors = StateDict.of(path, pickles.loadNext());
    Object keys = pickles.loadNext();
    Map<String, ByteSource> sources = storages(input.position(), keys, pickles.storages());
    Map<String, StoredTensor> stored = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          TensorInfo info = new TensorInfo(name, tensor.type(), tensor.view().shape());
          ByteSource source = sources.get(tensor.storage().key());
          if (source == null) {
            throw damaged("no numbers for " + name);
          }
          stored.put(name, new StoredTensor(info, source, tensor.view()));
        });
    return new IndexedTensorFile(
        path,
        List.of(path),
        "PyTorch before 1.6",
        Map.of(),
        stored,
        new ArrayList<>(List.of(channel)));
  }

  private void requireKnown(Object protocol, Object system) {
    boolean known = protocol instanceof Integer number && number == PROTOCOL;
    if (!known || !(system instanceof Map<?, ?> map)) {
      throw damaged("another protocol than " + PROTOCOL);
    }
    if (!Boolean.TRUE.equals(map.get("little_endian"))) {
      throw WeightFailures.unreadable(path, "the file's byte order is not read")
          .expected("little")
          .found("big")
          .fix("save the weights as .safetensors")
          .build();
    }
  }

  private Map<String, ByteSource> storages(long start, Object keys, Map<String, Storage> known)
      throws IOException {
    if (!(keys instanceof List<?> list)) {
      throw damaged("no list of storages");
    }
    Map<String, ByteSource> sources = new LinkedHashMap<>();
    long position = start;
    for (Object key : list) {
      Storage storage = key instanceof String name ? known.get(name) : null;
      if (storage == null) {
        throw damaged("a storage that nothing refers to");
      }
      ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      file.read(position, count);
      position += Long.BYTES;
      long elements = count.getLong(0);
      if (elements < storage.elements()
          || elements > (file.size() - position) / storage.type().bytes()) {
        throw damaged("a storage of " + elements + " elements, expected " + storage.elements());
      }
      long bytes = elements * storage.type().bytes();
      sources.put(storage.key(), ByteSource.ofFile(channel, position, bytes));
      position += bytes;
    }
    return sources;
  }

  private AdaClipException damaged(String found) {
    return WeightFailures.unreadable(path, "the file of torch.save's older format is damaged")
        .found(found)
        .fix(WeightFailures.DOWNLOAD_AGAIN)
        .build();
  }
}
