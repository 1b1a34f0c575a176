package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings one file to disk, whole and checked: continues what an earlier run or a lost connection
 * left, tries again what may be temporary, and refuses what is not the file.
 */
final class FileTransfer {
  private static final int BUFFER_BYTES = 1 << 16;
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final HttpTransport transport;
  private final Retries retries;
  private final FreeSpace freeSpace;
  private final Duration longestSilence;

  FileTransfer(
      HttpTransport transport, Retries retries, FreeSpace freeSpace, Duration longestSilence) {
    this.transport = transport;
    this.retries = retries;
    this.freeSpace = freeSpace;
    this.longestSilence = longestSilence;
  }

  /**
   * The complete file, still under the name of its part.
   *
   * @param part the file, to be moved to its place
   * @param sha256 its checksum
   * @param sizeBytes its length
   */
  record Received(PartialFile part, String sha256, long sizeBytes) {}

  /**
   * Fetches; the caller holds the lock of the file.
   *
   * @throws AdaClipException DOWNLOAD_FAILED, CHECKSUM_MISMATCH, DISK_FULL, UNWRITABLE_OUTPUT or
   *     CANCELLED
   */
  Received fetch(DownloadJob job, ProgressListener listener) {
    PartialFile part = new PartialFile(job.part());
    Received received =
        retries.run(job.name(), () -> attempt(job, part, listener), part::length, listener);
    listener.finished();
    return received;
  }

  private Received attempt(DownloadJob job, PartialFile part, ProgressListener listener)
      throws TransientFailure {
    long offset = part.resumeOffset(job.sha256().isPresent());
    HttpResponse<BodyReader> response = transport.get(job.address(), part.rangeHeaders(offset));
    try (BodyReader body = response.body()) {
      int status = response.statusCode();
      if (status == 200) {
        return new Arrival(job, part, body, listener).whole(response, offset > 0);
      }
      if (status == 206 && offset > 0) {
        return new Arrival(job, part, body, listener).rest(response, offset);
      }
      if (status == 416 && offset > 0) {
        return alreadyComplete(job, part, response, offset);
      }
      throw ServerRefusal.of(response, job.hubFile());
    }
  }

  /**
   * A range beyond the end: either everything had arrived before, or the part belongs to another
   * file.
   */
  private static Received alreadyComplete(
      DownloadJob job, PartialFile part, HttpResponse<?> response, long offset)
      throws TransientFailure {
    OptionalLong total =
        ContentRange.of(response).map(ContentRange::total).orElse(OptionalLong.empty());
    if (total.isPresent() && total.getAsLong() == offset) {
      return verified(job, part, digestOf(part), offset, true);
    }
    part.delete();
    throw new TransientFailure("the part on disk is not of this file", Optional.empty());
  }

  private static MessageDigest digestOf(PartialFile part) {
    MessageDigest digest = Sha256.newDigest();
    try {
      Sha256.update(digest, part.path());
    } catch (IOException e) {
      throw part.writeFailure(e);
    }
    return digest;
  }

  private static Received verified(
      DownloadJob job, PartialFile part, MessageDigest digest, long size, boolean continued)
      throws TransientFailure {
    if (size == 0 || (job.exactBytes().isPresent() && job.exactBytes().getAsLong() != size)) {
      part.delete();
      throw wrongLength(job, size);
    }
    String found = Sha256.hex(digest);
    if (job.sha256().isPresent() && !job.sha256().get().equals(found)) {
      part.delete();
      if (continued) {
        // The first part may have come from an older file, so one download from the start decides.
        throw new TransientFailure(
            "the continued file has the wrong checksum, starting again", Optional.empty());
      }
      throw checksumMismatch(job.name(), job.sha256().get(), found)
          .with("url", WebAddress.shown(job.address()))
          .fix(
              "try again; if it stays so, the file was replaced or a proxy changes it: do not use"
                  + " it")
          .build();
    }
    return new Received(part, found, size);
  }

  /** The beginning of every report of a wrong checksum. */
  static AdaClipException.Builder checksumMismatch(Object file, String expected, String found) {
    return AdaClipException.of(FailureCode.CHECKSUM_MISMATCH, "the file has the wrong checksum")
        .file(file)
        .expected("sha256 " + expected)
        .found("sha256 " + found);
  }

  private static AdaClipException wrongLength(DownloadJob job, long found) {
    return AdaClipException.of(FailureCode.DOWNLOAD_FAILED, "the file has the wrong length")
        .file(job.name())
        .with("url", WebAddress.shown(job.address()))
        .expected(
            job.exactBytes().isPresent()
                ? job.exactBytes().getAsLong() + " bytes"
                : "at least 1 byte")
        .found(found + " bytes")
        .fix("try again; if it stays so, the server or a proxy is at fault")
        .build();
  }

  /** One answer that brings data. */
  private final class Arrival {
    private final DownloadJob job;
    private final PartialFile part;
    private final BodyReader body;
    private final ProgressListener listener;

    Arrival(DownloadJob job, PartialFile part, BodyReader body, ProgressListener listener) {
      this.job = job;
      this.part = part;
      this.body = body;
      this.listener = listener;
    }

    Received whole(HttpResponse<?> response, boolean restMissing) throws TransientFailure {
      OptionalLong total = response.headers().firstValueAsLong("Content-Length");
      byte[] start = firstBytes();
      Optional<AdaClipException> wrong =
          WrongContent.recognise(
              response.uri(), response.headers().firstValue("Content-Type"), start);
      if (wrong.isPresent()) {
        throw wrong.get();
      }
      requireLength(total);
      total.ifPresent(bytes -> freeSpace.require(part.path(), bytes - part.length()));
      if (restMissing) {
        listener.message("the server cannot continue this file; starting again");
      }
      part.restart(validator(response));
      return receive(start, Sha256.newDigest(), 0, total);
    }

    Received rest(HttpResponse<?> response, long offset) throws TransientFailure {
      Optional<ContentRange> range = ContentRange.of(response);
      if (range.isEmpty() || !range.get().start().equals(OptionalLong.of(offset))) {
        part.delete();
        throw new TransientFailure("the server continued at the wrong place", Optional.empty());
      }
      OptionalLong total = range.get().total();
      requireLength(total);
      total.ifPresent(bytes -> freeSpace.require(part.path(), bytes - offset));
      return receive(new byte[0], digestOf(part), offset, total);
    }

    private void requireLength(OptionalLong total) {
      if (total.isPresent() && job.exactBytes().isPresent() && !total.equals(job.exactBytes())) {
        part.delete();
        throw wrongLength(job, total.getAsLong());
      }
    }

    private byte[] firstBytes() throws TransientFailure {
      try {
        return body.readUpTo(WrongContent.SNIFF_BYTES, longestSilence);
      } catch (IOException e) {
        throw lost(0, OptionalLong.empty(), e);
      } catch (InterruptedException e) {
        throw cancelled();
      }
    }

    private Received receive(byte[] start, MessageDigest digest, long offset, OptionalLong total)
        throws TransientFailure {
      long done = offset + start.length;
      listener.started(job.name(), total.orElse(ProgressListener.UNKNOWN_TOTAL));
      try (FileOutputStream out = part.append()) {
        out.write(start);
        digest.update(start);
        listener.advanced(done);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = read(buffer, done, total); count >= 0; count = read(buffer, done, total)) {
          out.write(buffer, 0, count);
          digest.update(buffer, 0, count);
          done += count;
          listener.advanced(done);
        }
        out.getFD().sync();
      } catch (TransientFailure e) {
        throw e;
      } catch (IOException e) {
        throw part.writeFailure(e);
      }
      if (total.isPresent() && done < total.getAsLong()) {
        throw lost(done, total, new IOException("end of data"));
      }
      return verified(job, part, digest, done, offset > 0);
    }

    private int read(byte[] buffer, long done, OptionalLong total) throws TransientFailure {
      if (Thread.currentThread().isInterrupted()) {
        throw cancelled();
      }
      try {
        return body.read(buffer, longestSilence);
      } catch (IOException e) {
        throw lost(done, total, e);
      } catch (InterruptedException e) {
        throw cancelled();
      }
    }

    private AdaClipException cancelled() {
      Thread.currentThread().interrupt();
      return Retries.cancelled(job.name());
    }

    private static TransientFailure lost(long done, OptionalLong total, IOException cause) {
      String where =
          ByteCount.text(done)
              + (total.isPresent() ? " of " + ByteCount.text(total.getAsLong()) : "");
      boolean silent = cause instanceof BodyReader.SilenceException;
      String what = silent ? "nothing more came after " : "the connection was lost at ";
      return new TransientFailure(what + where, cause);
    }

    /** The version mark for If-Range: a strong ETag, or else the date of the last change. */
    private static Optional<String> validator(HttpResponse<?> response) {
      return response
          .headers()
          .firstValue("ETag")
          .filter(tag -> tag.startsWith("\""))
          .or(() -> response.headers().firstValue("Last-Modified"));
    }
  }
}
