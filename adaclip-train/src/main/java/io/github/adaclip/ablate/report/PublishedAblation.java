package io.github.adaclip.ablate.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.adaclip.ablate.AblationCell;
import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.metrics.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of the paper's ablations, means over the sets of a domain, for variants that differ
 * from the published settings in one thing.
 */
final class PublishedAblation {
  /** What must be known about them. */
  static final List<String> CAVEATS =
      List.of(
          "paper: AdaCLIP's own figures, arXiv:2407.15795v1, tables 3 to 6 and 2, 3, 5 of the"
              + " appendix: means over 7 industrial sets, 3 medical at image and 4 at pixel level,"
              + " with the epoch chosen on the test set",
          "the medical image max-F1 that the paper prints for variants without hybrid prompts, and"
              + " for prompts in one encoder, are 50 to 60 and out of line with their AUROC; its"
              + " table of backbones has the domains' names swapped, here they are put right");

  private static final String PUBLISHED = "published";
  private static final String BACKBONE = "ViT-L-14-336";

  private record Place(String variant, Domain domain, Metric metric) {}

  private final Map<Place, Double> percents = new HashMap<>();

  private PublishedAblation() {}

  /** The figures that come with this software. */
  static PublishedAblation standard() {
    PublishedAblation published = new PublishedAblation();
    try (InputStream csv = PublishedAblation.class.getResourceAsStream("published.csv");
        MappingIterator<Map<String, String>> rows =
            new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
      while (rows.hasNext()) {
        published.add(rows.next());
      }
      return published;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Map<String, String> row) {
    Domain domain =
        Arrays.stream(Domain.values())
            .filter(each -> each.key().equals(row.get("domain")))
            .findFirst()
            .orElseThrow();
    String title = row.get("level") + " " + row.get("metric");
    Metric metric =
        Arrays.stream(Metric.values())
            .filter(each -> each.title().equals(title))
            .findFirst()
            .orElseThrow();
    percents.put(
        new Place(row.get("variant"), domain, metric), Double.parseDouble(row.get("value")));
  }

  int size() {
    return percents.size();
  }

  /** The printed figure of a cell's mean over a domain, if the paper has that variant. */
  Optional<Double> of(AblationCell cell, Domain domain, Metric metric) {
    return variant(cell).map(variant -> percents.get(new Place(variant, domain, metric)));
  }

  /** {@code published}, {@code prompt-type=S}, …; empty for what the paper cannot have. */
  static Optional<String> variant(AblationCell cell) {
    Set<Domain> domains = EnumSet.noneOf(Domain.class);
    for (NamedSet set : cell.data()) {
      if (set.paperSet().isEmpty()) {
        return Optional.empty();
      }
      domains.add(set.paperSet().get().domain());
    }
    Map<AblationKey, String> differences = new TreeMap<>(cell.settings().differences());
    differences.remove(AblationKey.SEED);
    List<String> texts = new ArrayList<>();
    if (domains.size() == 1) {
      texts.add("data=" + domains.iterator().next().key());
    }
    String backbone = cell.backbone().architecture().name();
    if (!backbone.equals(BACKBONE)) {
      texts.add("backbone=" + backbone);
    }
    differences.forEach((key, value) -> texts.add(key.key() + "=" + value));
    if (texts.size() > 1) {
      return Optional.empty();
    }
    return Optional.of(texts.isEmpty() ? PUBLISHED : texts.get(0));
  }
}
