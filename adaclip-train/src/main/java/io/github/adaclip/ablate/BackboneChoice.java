package io.github.adaclip.ablate;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.ClipWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The backbones that are named anywhere; each file is looked at once. */
final class BackboneChoice {
  private final Function<String, Path> locator;
  private final Map<String, ModelBackbone> byName = new LinkedHashMap<>();

  /**
   * Knows none yet.
   *
   * @param locator a name or path as typed to the file or folder; refuses what is not there
   */
  BackboneChoice(Function<String, Path> locator) {
    this.locator = locator;
  }

  /**
   * The short name of weights, the same for all ways of naming them.
   *
   * @throws AdaClipException as the locator; UNREADABLE_WEIGHTS or WEIGHTS_DO_NOT_FIT if it is no
   *     CLIP
   */
  String canonical(String text) {
    Path path = real(locator.apply(text));
    for (ModelBackbone known : byName.values()) {
      if (known.path().equals(path)) {
        return known.name();
      }
    }
    try (ClipWeights weights = ClipWeights.open(path)) {
      String shortName = Path.of(text).getFileName().toString();
      String name = byName.containsKey(shortName) ? text : shortName;
      byName.put(name, new ModelBackbone(name, path, weights.architecture()));
      return name;
    }
  }

  /** The weights of such a name. */
  ModelBackbone of(String canonical) {
    return byName.get(canonical);
  }

  private static Path real(Path path) {
    try {
      return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the backbone cannot be read")
          .file(path)
          .found(e)
          .fix("check that it exists and may be read by this user")
          .cause(e)
          .build();
    }
  }
}
