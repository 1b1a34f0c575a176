package io.github.adaclip.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.metrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedResultsTest {
  /** The means are printed with one decimal, of figures with one decimal. */
  private static final double PRINT_ROUNDING = 0.1;

  private static final List<Metric> PRINTED =
      List.of(Metric.IMAGE_AUROC, Metric.IMAGE_MAX_F1, Metric.PIXEL_AUROC, Metric.PIXEL_MAX_F1);

  private final PublishedResults results = PublishedResults.standard();

  @Test
  void figuresOfTablesOneAndTwo() {
    assertEquals(89.2, ofSet("mvtec", Metric.IMAGE_AUROC));
    assertEquals(43.4, ofSet("mvtec", Metric.PIXEL_MAX_F1));
    assertEquals(54.5, ofSet("sdd", Metric.PIXEL_MAX_F1));
    assertEquals(94.7, ofSet("dtd", Metric.IMAGE_MAX_F1));
    assertEquals(58.2, ofSet("colondb", Metric.PIXEL_MAX_F1));
    assertEquals(
        82.3,
        results
            .ofSet(PublishedResults.APRIL_GAN, "mvtec", Metric.IMAGE_AUROC)
            .orElseThrow()
            .percent());
  }

  private double ofSet(String dataset, Metric metric) {
    return results.ofSet(PublishedResults.ADACLIP, dataset, metric).orElseThrow().percent();
  }

  @Test
  void sourceIsKept() {
    assertEquals(
        "arXiv:2407.15795v1 Table 1",
        results.ofSet(PublishedResults.ADACLIP, "visa", Metric.PIXEL_AUROC).orElseThrow().source());
  }

  @Test
  void meansOfTheClassesAreThePrintedFiguresOfTheSets() {
    int sets = 0;
    for (PaperSet set : PaperSet.values()) {
      if (set.kind().classes().size() > 1) {
        sets++;
        for (Metric metric : PRINTED) {
          double mean =
              set.kind().classes().stream()
                  .mapToDouble(
                      name ->
                          results
                              .ofClass(PublishedResults.ADACLIP, set.key(), name, metric)
                              .orElseThrow()
                              .percent())
                  .average()
                  .orElseThrow();
          assertEquals(ofSet(set.key(), metric), mean, PRINT_ROUNDING, set + " " + metric);
        }
      }
    }
    assertEquals(6, sets);
  }

  @Test
  void meansOfTheSetsAreThePrintedMeansOfTheDomains() {
    for (Domain domain : Domain.values()) {
      for (Metric metric : PRINTED) {
        double mean =
            Arrays.stream(PaperSet.values())
                .filter(set -> set.domain() == domain)
                .filter(set -> set.has(PublishedResults.level(metric)))
                .mapToDouble(set -> ofSet(set.key(), metric))
                .average()
                .orElseThrow();
        double printed =
            results.ofMean(PublishedResults.ADACLIP, domain, metric).orElseThrow().percent();
        assertEquals(printed, mean, PRINT_ROUNDING, domain + " " + metric);
      }
    }
  }

  @Test
  void setOfOneClassHasTheFigureOfTheSetWhateverTheClassIsCalled() {
    assertEquals(
        97.1,
        results
            .ofClass(PublishedResults.ADACLIP, "sdd", "electrical commutator", Metric.IMAGE_AUROC)
            .orElseThrow()
            .percent());
  }

  @Test
  void whatIsNotPrintedIsEmpty() {
    assertEquals(
        Optional.empty(), results.ofSet(PublishedResults.ADACLIP, "mvtec", Metric.PIXEL_AUPRO));
    assertEquals(
        Optional.empty(), results.ofSet(PublishedResults.ADACLIP, "isic", Metric.IMAGE_AUROC));
    assertEquals(
        Optional.empty(), results.ofSet(PublishedResults.ADACLIP, "folder", Metric.IMAGE_AUROC));
    assertEquals(
        Optional.empty(),
        results.ofClass(PublishedResults.ADACLIP, "mvtec", "spoon", Metric.IMAGE_AUROC));
    assertTrue(results.size() > 300, () -> "figures: " + results.size());
  }
}
