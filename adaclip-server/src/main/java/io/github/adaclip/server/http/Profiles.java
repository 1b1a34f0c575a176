package io.github.adaclip.server.http;

import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import io.github.adaclip.report.ProfileReference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The threshold profiles that requests can name; read once, when the service starts. */
public final class Profiles {
  private final Map<String, Named> byName;

  /**
   * A profile with what results call it.
   *
   * @param profile thresholds and what they were made with
   * @param reference file name and sum
   */
  public record Named(ThresholdProfile profile, ProfileReference reference) {}

  private Profiles(Map<String, Named> byName) {
    this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /**
   * Reads files; each is named after its file, without ending.
   *
   * @throws AdaClipException MISSING_FILE, UNREADABLE_PROFILE, or INVALID_OPTION for two of one
   *     name
   */
  public static Profiles read(List<Path> files) {
    Map<String, Named> byName = new TreeMap<>();
    for (Path file : files) {
      Named named = new Named(ThresholdProfile.read(file), ProfileReference.of(file));
      if (byName.put(stem(file), named) != null) {
        throw AdaClipException.of(FailureCode.INVALID_OPTION, "two profiles have the same name")
            .file(file)
            .found(stem(file))
            .fix("rename one of the files")
            .build();
      }
    }
    return new Profiles(byName);
  }

  /** All of them by name. */
  public Map<String, Named> all() {
    return byName;
  }

  /**
   * One of them.
   *
   * @throws AdaClipException MISSING_FILE if there is none of that name
   */
  Named find(String name) {
    Named named = byName.get(name);
    if (named == null) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the service has no such profile")
          .with("profile", name)
          .fix(
              NearestName.of(name, byName.keySet())
                  .map(near -> "did you mean " + near + "?")
                  .orElse("GET /v1/profiles lists them; serve --profile FILE adds one"))
          .build();
    }
    return named;
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
