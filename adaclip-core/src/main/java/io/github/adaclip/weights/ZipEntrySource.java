package io.github.adaclip.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One entry of a zip archive, stored or deflated. Reading forward is one stream; reading backward
 * opens the entry anew. The stream is let go at the end of the entry, so that a large archive keeps
 * few of them.
 */
final class ZipEntrySource implements ByteSource {
  private final ZipFile archive;
  private final ZipEntry entry;
  private InputStream stream;
  private long streamPosition;

  ZipEntrySource(ZipFile archive, ZipEntry entry) {
    this.archive = archive;
    this.entry = entry;
  }

  @Override
  public long size() {
    return entry.getSize();
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    moveTo(position);
    int wanted = target.remaining();
    int count = stream.readNBytes(target.array(), target.arrayOffset() + target.position(), wanted);
    streamPosition += count;
    if (count < wanted) {
      throw new EOFException(entry.getName() + " ends after " + streamPosition + " bytes");
    }
    target.position(target.limit());
    if (streamPosition >= size()) {
      closeStream();
    }
  }

  private void moveTo(long position) throws IOException {
    if (stream == null || position < streamPosition) {
      closeStream();
      stream = archive.getInputStream(entry);
      streamPosition = 0;
    }
    stream.skipNBytes(position - streamPosition);
    streamPosition = position;
  }

  private void closeStream() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
