package io.github.adaclip.evaluate.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.adaclip.data.Level;
import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.metrics.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The figures printed in AdaCLIP's paper: AUROC and max-F1, per set, per class for six of the sets,
 * and the means; of AdaCLIP itself, and of APRIL-GAN as its authors ran it.
 *
 * <p>Average precision and AUPRO are not among them: for AdaCLIP they exist from third parties
 * only, and these disagree, in AUPRO by tens of points.
 */
public final class PublishedResults {
  /** The paper's own method. */
  public static final String ADACLIP = "AdaCLIP";

  /** The method it is compared with in the same tables. */
  public static final String APRIL_GAN = "APRIL-GAN";

  private static final String RESOURCE = "published.csv";
  private static final double HUNDRED = 100;
  private static final String BTAD_CLASS = "Class";

  /**
   * One printed number.
   *
   * @param percent as printed
   * @param source where it is printed
   */
  public record Figure(double percent, String source) {
    /** From 0 to 1, as the metrics are. */
    public double fraction() {
      return percent / HUNDRED;
    }
  }

  private record Place(String method, String dataset, Metric metric) {}

  private final Map<Place, Figure> figures = new HashMap<>();

  private PublishedResults() {}

  /** The figures that come with this software. */
  public static PublishedResults standard() {
    PublishedResults results = new PublishedResults();
    try (InputStream csv = PublishedResults.class.getResourceAsStream(RESOURCE);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
      while (rows.hasNext()) {
        results.add(rows.next());
      }
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The figure of a set.
   *
   * @param method {@link #ADACLIP} or {@link #APRIL_GAN}
   * @param dataset the name in {@code NAME=DIR}
   */
  public Optional<Figure> ofSet(String method, String dataset, Metric metric) {
    return PaperSet.find(dataset).flatMap(set -> find(method, set.title(), metric));
  }

  /** The figure of a class of a set; for a set of one class that of the set. */
  public Optional<Figure> ofClass(String method, String dataset, String className, Metric metric) {
    Optional<PaperSet> set = PaperSet.find(dataset);
    if (set.isEmpty()) {
      return Optional.empty();
    }
    if (set.get().kind().classes().size() == 1) {
      return find(method, set.get().title(), metric);
    }
    String printed = set.get() == PaperSet.BTAD ? BTAD_CLASS + className : className;
    return find(method, set.get().title() + "/" + printed, metric);
  }

  /** The mean over the sets of one domain that have that level. */
  public Optional<Figure> ofMean(String method, Domain domain, Metric metric) {
    String title =
        domain == Domain.INDUSTRIAL
            ? "Industrial average (7)"
            : level(metric) == Level.IMAGE ? "Medical average (3)" : "Medical average (4)";
    return find(method, title, metric);
  }

  /** How many figures there are. */
  int size() {
    return figures.size();
  }

  /** Whether a metric is one of images or one of pixels. */
  public static Level level(Metric metric) {
    return switch (metric) {
      case IMAGE_AUROC, IMAGE_MAX_F1, IMAGE_AVERAGE_PRECISION -> Level.IMAGE;
      case PIXEL_AUROC, PIXEL_MAX_F1, PIXEL_AVERAGE_PRECISION, PIXEL_AUPRO -> Level.PIXEL;
    };
  }

  private Optional<Figure> find(String method, String dataset, Metric metric) {
    return Optional.ofNullable(figures.get(new Place(method, dataset, metric)));
  }

  private void add(Map<String, String> row) {
    boolean image = row.get("level").equals("image");
    boolean auroc = row.get("metric").equals("AUROC");
    Metric metric =
        image
            ? auroc ? Metric.IMAGE_AUROC : Metric.IMAGE_MAX_F1
            : auroc ? Metric.PIXEL_AUROC : Metric.PIXEL_MAX_F1;
    figures.put(
        new Place(row.get("method"), row.get("dataset"), metric),
        new Figure(Double.parseDouble(row.get("value")), row.get("source")));
  }
}
