package io.github.adaclip.hub;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file behind an ordinary address, kept in our own cache.
 *
 * @param address where it is
 * @param publishedSha256 checksum by which the file is filed, if one was published
 * @param requiredSha256 checksum it must have
 * @param refresh download again even if another process just did
 */
record WebDownload(
    ModelCache cache,
    FileTransfer transfer,
    URI address,
    Optional<String> publishedSha256,
    Optional<String> requiredSha256,
    boolean refresh)
    implements Download {

  @Override
  public String source() {
    return WebAddress.shown(address);
  }

  @Override
  public Optional<Path> cached() {
    return cache.find(lookedFor(), publishedSha256);
  }

  @Override
  public Path lookedFor() {
    return cache.locationOf(address, publishedSha256);
  }

  @Override
  public Path fetch(ProgressListener listener) {
    Path target = lookedFor();
    String name = target.getFileName().toString();
    return DownloadLock.holding(
        beside(target, ".lock"), name, listener, () -> fetchLocked(target, name, listener));
  }

  private Path fetchLocked(Path target, String name, ProgressListener listener) {
    // Whoever held the lock before may have brought the file.
    Optional<Path> finishedMeanwhile = refresh ? Optional.empty() : cached();
    return finishedMeanwhile.orElseGet(() -> download(target, name, listener));
  }

  private Path download(Path target, String name, ProgressListener listener) {
    DownloadJob job =
        new DownloadJob(
            name,
            address,
            beside(target, ".part"),
            requiredSha256,
            OptionalLong.empty(),
            Optional.empty());
    FileTransfer.Received received = transfer.fetch(job, listener);
    // The note comes first: without it a file counts as absent, without the file the note counts
    // for nothing.
    cache.note(target, address, received.sha256(), received.sizeBytes());
    received.part().moveTo(target);
    return target;
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }
}
