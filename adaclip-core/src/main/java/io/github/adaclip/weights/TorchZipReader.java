package io.github.adaclip.weights;

import io.github.adaclip.weights.PickleValues.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens PyTorch's zip archives: a pickle {@code NAME/data.pkl} that lists the tensors, and one
 * entry {@code NAME/data/N} for each storage. A TorchScript archive has {@code NAME/code/} and
 * {@code NAME/constants.pkl} besides; its code is neither read nor run.
 */
final class TorchZipReader {
  private static final String PICKLE = "data.pkl";
  private static final int MAX_PICKLE_BYTES = 32 << 20;
  private static final int MAX_BYTE_ORDER_BYTES = 16;

  private final Path path;
  private final ZipFile archive;
  private final String prefix;
  private final boolean script;

  private TorchZipReader(Path path, ZipFile archive) {
    this.path = path;
    this.archive = archive;
    this.prefix = findPrefix().orElseThrow(() -> withoutPickle());
    this.script = archive.getEntry(prefix + "constants.pkl") != null;
  }

  /** Opens the file; the result owns the archive. */
  static IndexedTensorFile open(Path path) throws IOException {
    ZipFile archive;
    try {
      archive = new ZipFile(path.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw WeightFailures.unreadable(path, "the archive is damaged or incomplete")
          .expected("a complete zip archive as torch.save writes it")
          .found(e.getMessage())
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .cause(e)
          .build();
    }
    try {
      return new TorchZipReader(path, archive).read();
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private IndexedTensorFile read() throws IOException {
    requireLittleEndian();
    byte[] pickle = bytes(archive.getEntry(prefix + PICKLE), MAX_PICKLE_BYTES);
    PickleInput input = new PickleInput(ByteSource.ofBytes(pickle));
    Object root = new RestrictedUnpickler(path, input, script).loadNext();
    Map<String, ZipEntrySource> sources = new LinkedHashMap<>();
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    StateDict.of(path, root)
        .forEach(
            (name, tensor) -> {
              ByteSource source =
                  sources.computeIfAbsent(tensor.storage().key(), key -> source(name, key));
              requireRoom(name, tensor, source.size());
              TensorInfo info = new TensorInfo(name, tensor.type(), tensor.view().shape());
              tensors.put(name, new StoredTensor(info, source, tensor.view()));
            });
    return new IndexedTensorFile(
        path,
        List.of(path),
        script ? "TorchScript" : "PyTorch zip",
        Map.of(),
        tensors,
        new ArrayList<>(List.of(archive)));
  }

  private Optional<String> findPrefix() {
    return archive.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
        .map(name -> name.substring(0, name.length() - PICKLE.length()))
        .filter(name -> name.indexOf('/') == name.length() - 1)
        .findFirst();
  }

  private RuntimeException withoutPickle() {
    return WeightFailures.unreadable(path, "the zip archive holds no weights")
        .expected("an entry " + PICKLE + ", as torch.save writes it")
        .found(archive.size() + " other entries")
        .fix("give a file written by torch.save or torch.jit.save, or a .safetensors file")
        .build();
  }

  private void requireLittleEndian() throws IOException {
    ZipEntry entry = archive.getEntry(prefix + "byteorder");
    if (entry == null) {
      return;
    }
    String order = new String(bytes(entry, MAX_BYTE_ORDER_BYTES), StandardCharsets.US_ASCII);
    if (!order.equals("little")) {
      throw WeightFailures.unreadable(path, "the file's byte order is not read")
          .expected("little")
          .found(order)
          .fix("save the weights as .safetensors")
          .build();
    }
  }

  private byte[] bytes(ZipEntry entry, int limit) throws IOException {
    try (InputStream stream = archive.getInputStream(entry)) {
      byte[] bytes = stream.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw WeightFailures.unreadable(path, "an entry of the archive is too long")
            .with("entry", entry.getName())
            .expected("at most " + limit + " bytes")
            .fix("use a copy of the weights as .safetensors")
            .build();
      }
      return bytes;
    }
  }

  private ZipEntrySource source(String tensor, String key) {
    ZipEntry entry = archive.getEntry(prefix + "data/" + key);
    if (entry == null) {
      throw WeightFailures.unreadable(path, "the archive lacks the numbers of a tensor")
          .with("tensor", tensor)
          .expected("an entry " + prefix + "data/" + key)
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .build();
    }
    return new ZipEntrySource(archive, entry);
  }

  private void requireRoom(String name, Tensor tensor, long bytes) {
    long elements = tensor.storage().elements();
    int width = tensor.storage().type().bytes();
    if (elements > bytes / width) {
      throw WeightFailures.unreadable(path, "the archive holds fewer numbers than a tensor needs")
          .with("tensor", name)
          .expected(elements + " elements of " + width + " bytes")
          .found(bytes + " bytes")
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .build();
    }
  }
}
