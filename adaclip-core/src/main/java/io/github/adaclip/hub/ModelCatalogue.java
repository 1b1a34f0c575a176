package io.github.adaclip.hub;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The models that are known by name, in the order they are listed to users. */
public final class ModelCatalogue {
  private static final String RESOURCE = "catalogue.json";

  private final List<CatalogueEntry> entries;

  /** A catalogue of given entries. */
  public ModelCatalogue(List<CatalogueEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The catalogue that comes with this software. */
  public static ModelCatalogue standard() {
    try (InputStream json = ModelCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing from the jar");
      }
      return read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a catalogue from JSON of the form {@code {"entries": [...]}}; the stream stays open. */
  static ModelCatalogue read(InputStream json) throws IOException {
    return new ModelCatalogue(new ObjectMapper().readValue(json, Listing.class).entries());
  }

  /** Everything offered. */
  public List<CatalogueEntry> entries() {
    return entries;
  }

  /** The entry of that name; upper and lower case count as equal. */
  public Optional<CatalogueEntry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The known name closest to a mistyped one. */
  public String nearest(String name) {
    return NearestName.closest(name, names());
  }

  /** The names of all entries. */
  public List<String> names() {
    return entries.stream().map(CatalogueEntry::name).toList();
  }

  private record Listing(List<CatalogueEntry> entries) {
    @JsonCreator
    Listing(@JsonProperty(value = "entries", required = true) List<CatalogueEntry> entries) {
      this.entries = entries;
    }
  }
}
