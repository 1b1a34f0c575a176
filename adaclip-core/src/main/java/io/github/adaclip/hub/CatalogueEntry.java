package io.github.adaclip.hub;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model known by name: what it is, on which terms, and where it is to be had.
 *
 * @param name what users type
 * @param kind backbone or prompts
 * @param description one line
 * @param licence terms of the weights, as far as their authors state them
 * @param auxiliaryData what prompts were trained on, for readers; empty for a backbone
 * @param trainedOn the same as names of data sets ({@code mvtec}, {@code colondb}, …)
 * @param sources where to download, in the order they are tried; not empty
 */
public record CatalogueEntry(
    String name,
    Kind kind,
    String description,
    String licence,
    Optional<String> auxiliaryData,
    List<String> trainedOn,
    List<CatalogueSource> sources) {

  /** What part of a model a file holds. */
  public enum Kind {
    /** CLIP's frozen towers. */
    BACKBONE,
    /** AdaCLIP's learned prompts and projections. */
    PROMPTS
  }

  /** Copies the lists and refuses an entry that nobody offers. */
  public CatalogueEntry {
    trainedOn = List.copyOf(trainedOn);
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("catalogue entry " + name + " has no source");
    }
  }

  @JsonCreator
  static CatalogueEntry read(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty(value = "kind", required = true) String kind,
      @JsonProperty(value = "description", required = true) String description,
      @JsonProperty(value = "licence", required = true) String licence,
      @JsonProperty("auxiliaryData") String auxiliaryData,
      @JsonProperty("trainedOn") List<String> trainedOn,
      @JsonProperty(value = "sources", required = true) List<CatalogueSource> sources) {
    return new CatalogueEntry(
        name,
        Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        description,
        licence,
        Optional.ofNullable(auxiliaryData),
        trainedOn == null ? List.of() : trainedOn,
        sources);
  }

  /** Checksum of the first source's file, if published; other sources may offer another format. */
  public Optional<String> sha256() {
    return sources.get(0).sha256();
  }

  /** Length of the first source's file in bytes, if known. */
  public OptionalLong sizeBytes() {
    return sources.get(0).sizeBytes();
  }

  /**
   * A few lines that tell a user what is about to be downloaded, without a line break at the end.
   */
  public String describe() {
    List<String> lines = new ArrayList<>();
    lines.add(name + ": " + description);
    lines.add("  licence     " + licence);
    auxiliaryData.ifPresent(data -> lines.add("  trained on  " + data));
    if (sizeBytes().isPresent()) {
      lines.add("  size        " + ByteCount.text(sizeBytes().getAsLong()));
    }
    lines.add(
        "  sha256      " + sha256().orElse("none published for " + sources.get(0).reference()));
    sources.forEach(
        source ->
            lines.add(
                (source.manual() ? "  by hand     " : "  source      ") + source.reference()));
    return String.join(System.lineSeparator(), lines);
  }
}
