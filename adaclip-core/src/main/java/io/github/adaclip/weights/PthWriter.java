package io.github.adaclip.weights;

import io.github.adaclip.file.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes PyTorch's zip format, which {@code torch.load(…, weights_only=True)} reads as a flat
 * dictionary of tensors; one tensor in memory at a time, and the same input gives the same bytes.
 */
public final class PthWriter {
  private static final String FOLDER = "archive/";
  private static final String FORMAT_VERSION = "3\n";
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int BUFFER_BYTES = 1 << 16;

  private PthWriter() {}

  /**
   * Creates or replaces a file as a whole.
   *
   * @param tensors the entries of the dictionary, in this order, names as they are
   * @throws io.github.adaclip.failure.AdaClipException WEIGHTS_DO_NOT_FIT for a value that cannot
   *     be stored; or as {@link AtomicFile#write(Path, AtomicFile.Content)}
   */
  public static void write(Path target, List<NamedTensor> tensors) {
    SafetensorsWriter.requireDistinct(tensors);
    AtomicFile.write(
        target,
        channel -> {
          ZipOutputStream archive =
              new ZipOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
          put(archive, "data.pkl", StateDictPickle.of(tensors));
          put(archive, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
          for (int key = 0; key < tensors.size(); key++) {
            putTensor(archive, tensors.get(key), key, target);
          }
          put(archive, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
          archive.finish();
          archive.flush();
        });
  }

  private static void putTensor(ZipOutputStream archive, NamedTensor tensor, int key, Path target)
      throws IOException {
    FloatBuffer values = tensor.values(target);
    CRC32 sum = new CRC32();
    tensor.encode(values, sum::update);
    archive.putNextEntry(stored("data/" + key, tensor.byteCount(), sum));
    tensor.encode(values, bytes -> archive.write(bytes.array(), 0, bytes.limit()));
    archive.closeEntry();
  }

  private static void put(ZipOutputStream archive, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    archive.putNextEntry(stored(name, bytes.length, sum));
    archive.write(bytes);
    archive.closeEntry();
  }

  /** PyTorch reads uncompressed entries only where it maps the file, so none is compressed. */
  private static ZipEntry stored(String name, long bytes, CRC32 sum) {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes);
    entry.setCompressedSize(bytes);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(ENTRY_TIME);
    return entry;
  }
}
