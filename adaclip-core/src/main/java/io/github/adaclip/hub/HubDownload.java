package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file on a Hugging Face hub, kept in the cache that Python uses too.
 *
 * <p>Of split weights the index is the file; its shards are fetched with it.
 *
 * @param requiredSha256 checksum it must have, beside the one the hub tells
 * @param companions files of the same folder that are fetched beside it where the repository has
 *     them
 */
record HubDownload(
    HubEnvironment environment,
    HttpTransport transport,
    FileTransfer transfer,
    Retries retries,
    HubFile file,
    Optional<String> requiredSha256,
    List<String> companions)
    implements Download {

  @Override
  public String source() {
    return file.toString();
  }

  @Override
  public Optional<Path> cached() {
    return cache().find(file).filter(this::shardsCached);
  }

  @Override
  public Path lookedFor() {
    return cache().snapshots(file).resolve(file.revision()).resolve(file.file());
  }

  @Override
  public Path fetch(ProgressListener listener) {
    Path path = fetch(file, requiredSha256, listener);
    if (ShardIndex.isIndex(file.fileName())) {
      for (String shard : ShardIndex.shards(path)) {
        fetch(file.sibling(shard), Optional.empty(), listener);
      }
    }
    for (String companion : companions) {
      try {
        fetch(file.sibling(companion), Optional.empty(), listener);
      } catch (AdaClipException e) {
        if (e.code() != FailureCode.DOWNLOAD_FAILED) {
          throw e;
        }
        // Shapes and names in the weights tell everything; the companion only confirms it.
        listener.message("without " + companion + ": " + e.getMessage());
      }
    }
    return path;
  }

  private Path fetch(HubFile wanted, Optional<String> required, ProgressListener listener) {
    HubMetadata metadata = retries.run(wanted.toString(), () -> ask(wanted), () -> 0, listener);
    if (required.isPresent()
        && metadata.sha256().isPresent()
        && !required.equals(metadata.sha256())) {
      throw FileTransfer.checksumMismatch(wanted, required.get(), metadata.etag())
          .fix(
              "the repository holds another file under this name: name the revision you mean, or"
                  + " another source")
          .build();
    }
    Path snapshot = cache().snapshot(wanted, metadata.commit());
    if (!Files.isRegularFile(snapshot)) {
      Path lockFile = cache().lock(wanted, metadata.etag());
      DownloadLock.holding(
          lockFile,
          wanted.fileName(),
          listener,
          () -> place(wanted, metadata, required, snapshot, listener));
    }
    cache().rememberRevision(wanted, metadata.commit());
    return snapshot;
  }

  private boolean shardsCached(Path path) {
    return !ShardIndex.isIndex(file.fileName())
        || ShardIndex.shards(path).stream()
            .allMatch(shard -> cache().find(file.sibling(shard)).isPresent());
  }

  private HubMetadata ask(HubFile wanted) throws TransientFailure {
    List<HttpResponse<Void>> answers = transport.head(wanted.addressAt(environment.endpoint()));
    HttpResponse<Void> last = answers.get(answers.size() - 1);
    if (last.statusCode() >= 400) {
      throw ServerRefusal.of(last, Optional.of(wanted));
    }
    return HubMetadata.of(answers, wanted);
  }

  private Path place(
      HubFile wanted,
      HubMetadata metadata,
      Optional<String> required,
      Path snapshot,
      ProgressListener listener) {
    // Whoever held the lock before may have brought the file.
    if (Files.isRegularFile(snapshot)) {
      return snapshot;
    }
    Path part = cache().part(wanted, metadata.etag());
    Optional<Path> here = cache().sameContent(wanted, metadata);
    if (here.isPresent()) {
      cache().adopt(here.get(), snapshot, new PartialFile(part));
      return snapshot;
    }
    DownloadJob job =
        new DownloadJob(
            wanted.fileName(),
            // The commit, not the branch: the branch may move between question and download.
            wanted.at(metadata.commit()).addressAt(environment.endpoint()),
            part,
            required.or(metadata::sha256),
            metadata.sizeBytes(),
            Optional.of(wanted));
    transfer.fetch(job, listener).part().moveTo(snapshot);
    return snapshot;
  }

  private HubCache cache() {
    return new HubCache(environment.hubCache());
  }
}
