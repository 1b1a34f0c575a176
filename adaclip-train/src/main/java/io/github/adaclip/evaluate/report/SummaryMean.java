package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.evaluate.report.SummaryRow.Share;
import io.github.adaclip.metrics.Metric;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The mean of one method over data sets. Sets that the model was trained on are left out; the
 * printed figures beside it are the mean over the same sets, or the printed mean if all are there.
 */
record SummaryMean(
    Summary summary,
    String name,
    Optional<Domain> domain,
    List<Summary.Entry> entries,
    DetectionMethod method) {

  SummaryRow row() {
    boolean isAdaClip = method == DetectionMethod.ADACLIP;
    return new SummaryRow(
        name,
        method.optionName(),
        "",
        "",
        SummaryRows.each(this::measured),
        SummaryRows.each(
            metric ->
                isAdaClip ? published(PublishedResults.ADACLIP, metric) : OptionalDouble.empty()),
        SummaryRows.each(
            metric ->
                isAdaClip ? published(PublishedResults.APRIL_GAN, metric) : OptionalDouble.empty()),
        share(Metric.IMAGE_AUROC),
        share(Metric.PIXEL_AUROC),
        false);
  }

  private OptionalDouble measured(Metric metric) {
    return used(metric).stream().mapToDouble(entry -> value(entry, metric).orElseThrow()).average();
  }

  /** Printed beside a mean over some of the sets: the mean over the same. */
  private OptionalDouble published(String other, Metric metric) {
    List<Summary.Entry> used = used(metric);
    if (domain.isPresent() && used.size() == share(metric).all()) {
      return SummaryRows.fraction(summary.published().ofMean(other, domain.get(), metric));
    }
    List<Double> figures =
        used.stream()
            .map(entry -> summary.published().ofSet(other, entry.dataset(), metric))
            .flatMap(Optional::stream)
            .map(PublishedResults.Figure::fraction)
            .toList();
    return figures.size() == used.size()
        ? figures.stream().mapToDouble(Double::doubleValue).average()
        : OptionalDouble.empty();
  }

  private Share share(Metric metric) {
    Level level = PublishedResults.level(metric);
    long all =
        entries.stream()
            .filter(
                entry ->
                    domain.isEmpty()
                        || PaperSet.find(entry.dataset()).filter(set -> set.has(level)).isPresent())
            .count();
    return new Share(used(metric).size(), (int) all);
  }

  private List<Summary.Entry> used(Metric metric) {
    return entries.stream().filter(entry -> value(entry, metric).isPresent()).toList();
  }

  /** Of the paper's tables only the sets that they have at that level. */
  private OptionalDouble value(Summary.Entry entry, Metric metric) {
    boolean isShown =
        domain.isEmpty()
            || PaperSet.find(entry.dataset())
                .filter(set -> set.has(PublishedResults.level(metric)))
                .isPresent();
    Optional<Evaluation> evaluation =
        entry.report().stream()
            .flatMap(report -> report.evaluations().stream())
            .filter(each -> each.protocol().method() == method && !each.wasTrainedOn())
            .findFirst();
    return isShown && evaluation.isPresent()
        ? evaluation.get().mean(metric).mean()
        : OptionalDouble.empty();
  }
}
