package io.github.adaclip.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.file.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our own folder of weights. Downloads that do not come from a Hugging Face hub lie in it, each as
 * {@code downloads/KEY/FILE} with a note {@code FILE.json} beside it. KEY is the start of the
 * file's SHA-256 where that is known in advance, so that the same file from two addresses is kept
 * once, and else a hash of the address. Beside them are models that came with the software, see
 * {@link BundledModelFolder}.
 */
public final class ModelCache {
  private static final String DOWNLOADS = "downloads";
  private static final int KEY_LENGTH = 16;
  private static final int NAME_LENGTH = 120;
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._+=-]");

  private final Path directory;

  private ModelCache(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** The cache in a given folder, which is made at the first download. */
  public static ModelCache at(Path cacheDirectory) {
    return new ModelCache(cacheDirectory);
  }

  /** The cache of this user, as {@link #standard(Map)} with the environment of this process. */
  public static ModelCache standard() {
    return standard(System.getenv());
  }

  /**
   * The cache an environment asks for: {@code ADACLIP_CACHE}, else {@code XDG_CACHE_HOME/adaclip},
   * else {@code LOCALAPPDATA\adaclip} (Windows), else {@code ~/.cache/adaclip}.
   */
  public static ModelCache standard(Map<String, String> environment) {
    return new ModelCache(HubEnvironment.ownCacheFolder(environment));
  }

  /** The folder, absolute; it need not exist yet. */
  public Path directory() {
    return directory;
  }

  /** Where a downloaded file belongs. */
  Path locationOf(URI address, Optional<String> sha256) {
    String key =
        sha256
            .map(hex -> hex.substring(0, KEY_LENGTH))
            .orElseGet(() -> "url-" + Sha256.ofText(address.toString()).substring(0, KEY_LENGTH));
    return directory.resolve(DOWNLOADS).resolve(key).resolve(fileName(address));
  }

  /** The file at a location if it is there in the length its note tells. */
  Optional<Path> find(Path location, Optional<String> sha256) {
    if (!Files.isRegularFile(location)) {
      return Optional.empty();
    }
    try {
      JsonNode note = new ObjectMapper().readTree(noteOf(location).toFile());
      boolean sameLength = note.path("sizeBytes").asLong(-1) == Files.size(location);
      String noted = note.path("sha256").asText("");
      return sameLength && noted.equals(sha256.orElse(noted))
          ? Optional.of(location)
          : Optional.empty();
    } catch (IOException e) {
      // Without a readable note the file's content is unknown, so it counts as absent and is
      // fetched again.
      return Optional.empty();
    }
  }

  /** Writes the note beside a file. */
  void note(Path location, URI address, String sha256, long sizeBytes) {
    ObjectNode note = new ObjectMapper().createObjectNode();
    note.put("url", WebAddress.shown(address));
    note.put("sha256", sha256);
    note.put("sizeBytes", sizeBytes);
    note.put("downloaded", Instant.now().toString());
    AtomicFile.write(
        noteOf(location), (note.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Path noteOf(Path location) {
    return location.resolveSibling(location.getFileName() + ".json");
  }

  private static String fileName(URI address) {
    String path = address.getPath() == null ? "" : address.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = NOT_IN_NAMES.matcher(last).replaceAll("_").replaceAll("^\\.+|\\.+$", "");
    if (name.isEmpty()) {
      return "download";
    }
    // The end is kept, since readers go by the file's ending.
    return name.length() <= NAME_LENGTH ? name : name.substring(name.length() - NAME_LENGTH);
  }
}
