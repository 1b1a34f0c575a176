package io.github.adaclip.file;

import io.github.adaclip.failure.AdaClipException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A text that grows while a long job runs and takes its name only at the end: written to a
 * temporary file beside the target, which {@link #commit} turns into the target in one step and
 * {@link #close} deletes otherwise. UTF-8. For one thread.
 */
public final class StreamedFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final Writer writer;

  private StreamedFile(Path target, Path temporary, Writer writer) {
    this.target = target;
    this.temporary = temporary;
    this.writer = writer;
  }

  /**
   * Begins a file; parent folders are made.
   *
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  public static StreamedFile begin(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".part");
      UnfinishedFiles.add(temporary);
      FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
      return new StreamedFile(
          target,
          temporary,
          new BufferedWriter(
              new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw AtomicFile.failure(target, folder, e);
    }
  }

  /** Adds text. */
  public void append(String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Puts all text so far at the end of a stream. */
  void copyTo(OutputStream out) throws IOException {
    writer.flush();
    Files.copy(temporary, out);
  }

  /** Gives the text its name. Only {@link #close} may follow. */
  public void commit() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw failure(e);
    }
    join(target, this);
  }

  /**
   * Writes the texts of several files one after the other, whole or not at all.
   *
   * @param parts not committed, and deleted by their {@link #close} as usual
   */
  public static void join(Path target, StreamedFile... parts) {
    AtomicFile.write(
        target,
        channel -> {
          OutputStream out = Channels.newOutputStream(channel);
          for (StreamedFile part : parts) {
            part.copyTo(out);
          }
        });
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // Either the text was committed before, or a failure is being told already.
    }
    UnfinishedFiles.deleteTree(temporary);
    UnfinishedFiles.remove(temporary);
  }

  private AdaClipException failure(IOException cause) {
    return AtomicFile.failure(target, target.toAbsolutePath().getParent(), cause);
  }
}
