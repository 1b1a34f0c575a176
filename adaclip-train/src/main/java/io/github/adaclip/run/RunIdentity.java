package io.github.adaclip.run;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What a run must have in common with the one it goes on from.
 *
 * @param facts texts by name
 */
public record RunIdentity(Map<String, String> facts) {
  private static final int SHOWN_DIGITS = 12;

  /** Copies the map. */
  public RunIdentity {
    facts = Map.copyOf(facts);
  }

  /**
   * Refuses to go on from a run of other settings or data.
   *
   * @param stored of the run that was stored
   * @throws AdaClipException INVALID_OPTION with the first difference
   */
  public void requireSameAs(RunIdentity stored, Object file) {
    List<String> names = new ArrayList<>(new TreeSet<>(facts.keySet()));
    stored.facts.keySet().stream().filter(name -> !facts.containsKey(name)).forEach(names::add);
    for (String name : names) {
      if (!Objects.equals(facts.get(name), stored.facts.get(name))) {
        throw AdaClipException.of(
                FailureCode.INVALID_OPTION, "the stored training was begun differently")
            .file(file)
            .with("setting", name)
            .expected(shown(stored.facts.get(name)) + ", as stored")
            .found(shown(facts.get(name)))
            .fix(
                "resume with the same settings and unchanged data, or begin anew with --force"
                    + " instead of --resume")
            .build();
      }
    }
  }

  private static String shown(String value) {
    if (value == null) {
      return "nothing";
    }
    return Sha256.isHex(value) ? "SHA-256 " + value.substring(0, SHOWN_DIGITS) + "…" : value;
  }
}
