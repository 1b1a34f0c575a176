package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Opens weight files of every format this software reads; what a file is follows from its content,
 * not its name.
 */
public final class TensorFiles {
  private static final int HEAD_BYTES = 512;
  private static final int PICKLE_PROTOCOL = 0x80;
  private static final int TAR_MAGIC_OFFSET = 257;
  private static final Pattern TEXT_PICKLE = Pattern.compile("(?s)[ci][\\w.]+\n[\\w.]+\n.*");
  private static final String FORMATS =
      "safetensors, a PyTorch file (.pt, .pth, .bin), or a folder with one of them";

  private TensorFiles() {}

  /**
   * Opens a file, a sharded set by its index file, or a model folder.
   *
   * @throws AdaClipException MISSING_FILE, or UNREADABLE_WEIGHTS saying what the file is instead
   */
  public static TensorFile open(Path fileOrDirectory) {
    Path path = fileOrDirectory;
    if (Files.isDirectory(path)) {
      path = ModelFolder.weightsIn(path);
    }
    requireExisting(path);
    try {
      return open(path, head(path));
    } catch (IOException e) {
      throw WeightFailures.readFailed(path, e);
    }
  }

  /** Opens a file that must be a single safetensors file. */
  static IndexedTensorFile openSafetensors(Path path) {
    requireExisting(path);
    try {
      byte[] head = head(path);
      if (SafetensorsReader.looksLike(head)) {
        return withChannel(path, SafetensorsReader::open);
      }
      throw unknown(path, head);
    } catch (IOException e) {
      throw WeightFailures.readFailed(path, e);
    }
  }

  private static void requireExisting(Path path) {
    if (!Files.exists(path)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the weight file does not exist")
          .file(path)
          .fix("check the path, or fetch the weights with: adaclip model pull NAME")
          .build();
    }
  }

  private static TensorFile open(Path path, byte[] head) throws IOException {
    if (head.length == 0) {
      throw WeightFailures.unreadable(path, "the weight file is empty")
          .expected(FORMATS)
          .found("0 bytes")
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .build();
    }
    if (startsWith(head, "PK\u0003\u0004")) {
      return TorchZipReader.open(path);
    }
    if (SafetensorsReader.looksLike(head)) {
      return withChannel(path, SafetensorsReader::open);
    }
    if ((head[0] & 0xff) == PICKLE_PROTOCOL || TEXT_PICKLE.matcher(latin(head)).matches()) {
      return withChannel(path, LegacyTorchReader::open);
    }
    if (latin(head).stripLeading().startsWith("{")) {
      return ShardedSafetensors.open(path);
    }
    throw unknown(path, head);
  }

  private interface Opener {
    IndexedTensorFile open(Path path, FileChannel channel) throws IOException;
  }

  private static IndexedTensorFile withChannel(Path path, Opener opener) throws IOException {
    FileChannel channel = FileChannel.open(path);
    try {
      return opener.open(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static AdaClipException unknown(Path path, byte[] head) {
    String text = latin(head).strip();
    String lower = text.toLowerCase(Locale.ROOT);
    String found;
    String fix = "give one of the files named above";
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      found = "a web page (HTML)";
      fix = "open the download link in a browser, confirm the download there and use the real file";
    } else if (lower.startsWith("version https://git-lfs")) {
      found = "a Git LFS pointer, not the file itself";
      fix = "run git lfs pull where the file was cloned";
    } else if (head.length > TAR_MAGIC_OFFSET && text.indexOf("ustar") > 0) {
      found = "a tar archive (torch.save before PyTorch 0.1.11)";
      fix = "load and save it again with a newer PyTorch";
    } else if (isText(head)) {
      found = "a text file";
    } else {
      found = "bytes of an unknown kind";
      fix = WeightFailures.DOWNLOAD_AGAIN;
    }
    return WeightFailures.unreadable(path, "this is not a weight file")
        .expected(FORMATS)
        .found(found)
        .fix(fix)
        .build();
  }

  private static boolean isText(byte[] head) {
    for (byte value : head) {
      boolean white = value == '\n' || value == '\r' || value == '\t';
      if (value >= 0 && value < ' ' && !white) {
        return false;
      }
    }
    return true;
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(HEAD_BYTES);
    }
  }

  private static boolean startsWith(byte[] head, String text) {
    return latin(head).startsWith(text);
  }

  private static String latin(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
