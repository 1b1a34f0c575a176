package io.github.adaclip.hub;

import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder layout of the Python package huggingface_hub, so that either finds what the other
 * downloaded:
 *
 * <pre>
 * models--OWNER--REPO/refs/REVISION          the commit a branch or tag stood for
 * models--OWNER--REPO/snapshots/COMMIT/FILE  the file; with Python a link into blobs
 * models--OWNER--REPO/blobs/ETAG             content by name; we keep only parts there
 * .locks/models--OWNER--REPO/ETAG.lock
 * </pre>
 *
 * <p>We put the file itself into the snapshot, as huggingface_hub does where links are not allowed.
 */
final class HubCache {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Path root;

  HubCache(Path root) {
    this.root = root;
  }

  /** The file at its revision, if it is there; no network is used. */
  Optional<Path> find(HubFile file) {
    return commitOf(file).map(commit -> snapshot(file, commit)).filter(Files::isRegularFile);
  }

  /** Where the file of a commit belongs. */
  Path snapshot(HubFile file, String commit) {
    return repository(file).resolve("snapshots").resolve(commit).resolve(file.file());
  }

  /** Where the file's commits lie, to tell users. */
  Path snapshots(HubFile file) {
    return repository(file).resolve("snapshots");
  }

  /** Where the bytes of a content are collected. */
  Path part(HubFile file, String etag) {
    return repository(file).resolve("blobs").resolve(etag + ".part");
  }

  Path lock(HubFile file, String etag) {
    return root.resolve(".locks").resolve(folderName(file)).resolve(etag + ".lock");
  }

  /** Notes which commit a branch or tag stands for now. */
  void rememberRevision(HubFile file, String commit) {
    if (!file.revision().equals(commit)) {
      AtomicFile.write(
          repository(file).resolve("refs").resolve(file.revision()),
          commit.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A file here that holds this content already, under another commit or as a blob of Python's. */
  Optional<Path> sameContent(HubFile file, HubMetadata metadata) {
    Path blob = repository(file).resolve("blobs").resolve(metadata.etag());
    if (Files.isRegularFile(blob) && hasLength(blob, metadata.sizeBytes())) {
      return Optional.of(blob);
    }
    if (metadata.sha256().isEmpty()) {
      return Optional.empty();
    }
    return commits(file).stream()
        .map(commit -> commit.resolve(file.file()))
        .filter(Files::isRegularFile)
        .filter(path -> hasLength(path, metadata.sizeBytes()))
        .filter(path -> Sha256.of(path).equals(metadata.etag()))
        .findFirst();
  }

  /**
   * Makes content that is here already appear in another snapshot, without taking room twice where
   * possible.
   */
  void adopt(Path content, Path snapshot, PartialFile part) {
    try {
      Files.createDirectories(snapshot.getParent());
      Path real = content.toRealPath();
      try {
        Files.createLink(snapshot, real);
      } catch (IOException | UnsupportedOperationException e) {
        part.restart(Optional.empty());
        Files.copy(real, part.path(), StandardCopyOption.REPLACE_EXISTING);
        part.moveTo(snapshot);
      }
    } catch (IOException e) {
      throw AtomicFile.failure(snapshot, snapshot.getParent(), e);
    }
  }

  private Optional<String> commitOf(HubFile file) {
    if (COMMIT.matcher(file.revision()).matches()) {
      return Optional.of(file.revision());
    }
    Path reference = repository(file).resolve("refs").resolve(file.revision());
    try {
      return Files.isRegularFile(reference)
          ? Optional.of(Files.readString(reference).strip())
              .filter(text -> text.matches("[0-9A-Za-z]{7,64}"))
          : Optional.empty();
    } catch (IOException e) {
      // An unreadable reference tells no commit, so the hub is asked.
      return Optional.empty();
    }
  }

  private List<Path> commits(HubFile file) {
    if (!Files.isDirectory(snapshots(file))) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(snapshots(file))) {
      return folders.sorted().toList();
    } catch (IOException e) {
      // Only a saving of a download is lost.
      return List.of();
    }
  }

  private static boolean hasLength(Path path, OptionalLong expected) {
    try {
      return expected.isEmpty() || Files.size(path) == expected.getAsLong();
    } catch (IOException e) {
      return false;
    }
  }

  private Path repository(HubFile file) {
    return root.resolve(folderName(file));
  }

  private static String folderName(HubFile file) {
    return file.type().cacheWord() + "--" + file.owner() + "--" + file.repository();
  }
}
