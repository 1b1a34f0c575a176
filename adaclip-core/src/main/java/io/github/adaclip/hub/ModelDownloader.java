package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a user calls a model into a file on this machine: a name of the catalogue, {@code
 * hf:OWNER/REPO/FILE} with an optional {@code @REVISION} (also {@code hf:spaces/...} and {@code
 * hf:datasets/...}), an http or https address, or a path. Thread-safe; several threads and
 * processes may pull the same model, one of them downloads.
 */
public final class ModelDownloader {
  private static final String OPENAI = "openai:";
  private static final Set<String> WITH_CONFIG = Set.of("model.safetensors", "pytorch_model.bin");
  private static final Set<FailureCode> ANOTHER_SOURCE_MAY_HELP =
      Set.of(FailureCode.DOWNLOAD_FAILED, FailureCode.CHECKSUM_MISMATCH);

  private final HubEnvironment environment;
  private final ModelCache cache;
  private final ModelCatalogue catalogue;
  private final Retries retries;
  private final HttpTransport transport;
  private final FileTransfer transfer;

  ModelDownloader(
      HubEnvironment environment,
      ModelCache cache,
      ModelCatalogue catalogue,
      Retries retries,
      FreeSpace freeSpace) {
    this.environment = environment;
    this.cache = cache;
    this.catalogue = catalogue;
    this.retries = retries;
    this.transport = new HttpTransport(environment.endpoint(), environment.token());
    this.transfer = new FileTransfer(transport, retries, freeSpace, FileTransfer.LONGEST_SILENCE);
  }

  /** A downloader for this process's environment and the user's cache. */
  public static ModelDownloader standard() {
    return of(System.getenv(), ModelCache.standard());
  }

  /** A downloader for this process's environment and a given cache. */
  public static ModelDownloader of(ModelCache cache) {
    return of(System.getenv(), cache);
  }

  /**
   * A downloader.
   *
   * @param environment variables that steer it: {@code HF_ENDPOINT}, {@code HF_HOME}, {@code
   *     HF_HUB_CACHE}, {@code HF_TOKEN}, {@code HF_HUB_OFFLINE}, {@code ADACLIP_OPENAI_STORE}, ...
   * @param cache where files go that do not come from a Hugging Face hub
   */
  public static ModelDownloader of(Map<String, String> environment, ModelCache cache) {
    return new ModelDownloader(
        HubEnvironment.of(environment),
        cache,
        ModelCatalogue.standard(),
        Retries.standard(),
        FreeSpace.ofDevice());
  }

  /** The models known by name. */
  public ModelCatalogue catalogue() {
    return catalogue;
  }

  /**
   * The model's file, downloaded if it is not on disk yet.
   *
   * @param model name, reference, address or path
   * @return an existing file (or the folder given as a path); {@code config.json} lies beside a
   *     model file of a hub if the repository has one
   * @throws AdaClipException UNKNOWN_MODEL, INVALID_OPTION, MISSING_FILE, OFFLINE, DOWNLOAD_FAILED,
   *     CHECKSUM_MISMATCH, DISK_FULL, UNWRITABLE_OUTPUT or CANCELLED
   */
  public Path pull(String model, PullOptions options, ProgressListener listener) {
    ModelReference reference = ModelReference.parse(model, catalogue);
    Path path;
    if (reference instanceof ModelReference.Local local) {
      path = existing(local.path());
      options.sha256().ifPresent(sha256 -> verify(path, sha256));
      return path;
    }
    List<Download> downloads = downloads(reference, options);
    boolean offline = options.offline() || environment.offline();
    Optional<Path> cached = firstCached(downloads);
    if (cached.isPresent() && (offline || !options.refresh())) {
      options.sha256().ifPresent(sha256 -> verify(cached.get(), sha256));
      return cached.get();
    }
    if (offline) {
      throw offline(model, downloads);
    }
    return fetch(model, reference, downloads, listener);
  }

  /** The model's file if it is on disk; never uses the network. */
  public Optional<Path> cached(String model) {
    ModelReference reference = ModelReference.parse(model, catalogue);
    if (reference instanceof ModelReference.Local local) {
      return Optional.of(local.path()).filter(Files::exists);
    }
    return firstCached(downloads(reference, PullOptions.defaults()));
  }

  /**
   * The model's file as {@link #cached} finds it, with the checksum published for it; empty for a
   * path, which was not downloaded.
   */
  public Optional<CachedModel> findCached(String model) {
    ModelReference reference = ModelReference.parse(model, catalogue);
    if (reference instanceof ModelReference.Local) {
      return Optional.empty();
    }
    return downloads(reference, PullOptions.defaults()).stream()
        .filter(download -> download.cached().isPresent())
        .findFirst()
        .map(
            download ->
                new CachedModel(
                    download.cached().orElseThrow(), download.source(), download.requiredSha256()));
  }

  /**
   * Checks a file.
   *
   * @param sha256 64 lower-case hex digits
   * @throws AdaClipException CHECKSUM_MISMATCH with both checksums, MISSING_FILE if it cannot be
   *     read
   */
  public static void verify(Path file, String sha256) {
    Sha256.requireHex(sha256);
    String found = Sha256.of(file);
    if (!found.equals(sha256)) {
      throw FileTransfer.checksumMismatch(file, sha256, found)
          .fix("delete the file and download it again, or correct the checksum")
          .build();
    }
  }

  private Path fetch(
      String model, ModelReference reference, List<Download> downloads, ProgressListener listener) {
    List<AdaClipException> failures = new ArrayList<>();
    for (Download download : downloads) {
      try {
        if (!failures.isEmpty()) {
          listener.message("trying another source: " + download.source());
        }
        return download.fetch(listener);
      } catch (AdaClipException e) {
        if (downloads.size() == 1 || !ANOTHER_SOURCE_MAY_HELP.contains(e.code())) {
          throw e;
        }
        listener.message(download.source() + ": " + e.getMessage());
        failures.add(e);
      }
    }
    throw noSource(model, reference, downloads, failures);
  }

  private List<Download> downloads(ModelReference reference, PullOptions options) {
    if (reference instanceof ModelReference.OnHub hub) {
      return List.of(hub(hub.file(), options.sha256(), companions(hub.file())));
    }
    if (reference instanceof ModelReference.OnWeb web) {
      return List.of(web(web.address(), Optional.empty(), options));
    }
    return ((ModelReference.Named) reference)
        .entry().sources().stream()
            .filter(source -> !source.manual())
            .map(source -> download(source, options))
            .toList();
  }

  private Download download(CatalogueSource source, PullOptions options) {
    String reference = source.reference();
    if (reference.startsWith(OPENAI)) {
      String sha256 =
          source
              .sha256()
              .orElseThrow(() -> new IllegalArgumentException(reference + " needs its sha256"));
      URI address = environment.openAiAddress(reference.substring(OPENAI.length()), sha256);
      return web(address, source.sha256(), options);
    }
    if (reference.startsWith(HubFile.PREFIX)) {
      Optional<String> required = options.sha256().or(source::sha256);
      return hub(HubFile.parse(reference), required, source.companions());
    }
    return web(URI.create(reference), source.sha256(), options);
  }

  private Download web(URI address, Optional<String> published, PullOptions options) {
    return new WebDownload(
        cache,
        transfer,
        address,
        published,
        options.sha256().or(() -> published),
        options.refresh());
  }

  private Download hub(HubFile file, Optional<String> sha256, List<String> companions) {
    return new HubDownload(environment, transport, transfer, retries, file, sha256, companions);
  }

  private static List<String> companions(HubFile file) {
    boolean backbone = WITH_CONFIG.contains(file.fileName()) || ShardIndex.isIndex(file.fileName());
    return backbone ? List.of("config.json") : List.of();
  }

  private static Optional<Path> firstCached(List<Download> downloads) {
    return downloads.stream().flatMap(download -> download.cached().stream()).findFirst();
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no such file")
          .file(path)
          .fix("check the path")
          .build();
    }
    return path;
  }

  private static AdaClipException offline(String model, List<Download> downloads) {
    List<String> places =
        downloads.stream().map(download -> download.lookedFor().toString()).toList();
    return AdaClipException.of(
            FailureCode.OFFLINE, "the model is not on disk, and offline means no download")
        .with("model", model)
        .with("looked in", String.join(", ", places))
        .fix(
            "run `adaclip model pull "
                + model
                + "` once with a network, or unset --offline and HF_HUB_OFFLINE")
        .build();
  }

  private static AdaClipException noSource(
      String model,
      ModelReference reference,
      List<Download> downloads,
      List<AdaClipException> failures) {
    AdaClipException.Builder failure =
        AdaClipException.of(failures.get(0).code(), "no source of the model could be used")
            .with("model", model);
    for (int i = 0; i < failures.size(); i++) {
      failure.with("source " + (i + 1), downloads.get(i).source());
      failure.with("failure " + (i + 1), failures.get(i).getMessage());
    }
    String byHand =
        ((ModelReference.Named) reference)
            .entry().sources().stream()
                .filter(CatalogueSource::manual)
                .map(
                    source ->
                        "download "
                            + source.reference()
                            + " with a browser and give the file's path")
                .findFirst()
                .orElse("check the network and the proxy, or give the path of a file you have");
    return failure.fix(byHand).cause(failures.get(0)).build();
  }
}
