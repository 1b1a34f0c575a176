package io.github.adaclip.hub;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.adaclip.file.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One place that offers a catalogue entry's weights.
 *
 * @param reference {@code openai:FILE}, {@code hf:OWNER/REPO/FILE[@REVISION]} or a URL
 * @param sha256 the file's checksum as 64 lower-case hex digits, if one was published
 * @param sizeBytes the file's length if known; shown to users, never enforced
 * @param companions files of the same folder that belong beside it, such as {@code config.json}
 * @param manual true if only a person can download it there (a drive that asks for a click)
 */
public record CatalogueSource(
    String reference,
    Optional<String> sha256,
    OptionalLong sizeBytes,
    List<String> companions,
    boolean manual) {

  /** Checks the checksum's form and copies the list. */
  public CatalogueSource {
    Objects.requireNonNull(reference, "reference");
    sha256.ifPresent(Sha256::requireHex);
    companions = List.copyOf(companions);
  }

  @JsonCreator
  static CatalogueSource read(
      @JsonProperty(value = "reference", required = true) String reference,
      @JsonProperty("sha256") String sha256,
      @JsonProperty("sizeBytes") Long sizeBytes,
      @JsonProperty("companions") List<String> companions,
      @JsonProperty("manual") boolean manual) {
    return new CatalogueSource(
        reference,
        Optional.ofNullable(sha256),
        sizeBytes == null ? OptionalLong.empty() : OptionalLong.of(sizeBytes),
        companions == null ? List.of() : companions,
        manual);
  }
}
