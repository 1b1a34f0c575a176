package io.github.adaclip.evaluate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.data.Level;
import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationProtocol;
import io.github.adaclip.evaluate.Example;
import io.github.adaclip.evaluate.FailedPicture;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.metrics.BootstrapIntervals;
import io.github.adaclip.metrics.ConfidenceInterval;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.metrics.PixelScores;
import io.github.adaclip.metrics.ScoreHistogram;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A report as JSON; percent with full precision, {@code null} where undefined. */
public final class EvaluationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int HISTOGRAM_BINS = 20;
  private static final Map<Metric, String> NAMES =
      Map.of(
          Metric.IMAGE_AUROC, "auroc",
          Metric.IMAGE_MAX_F1, "f1Max",
          Metric.IMAGE_AVERAGE_PRECISION, "ap",
          Metric.PIXEL_AUROC, "auroc",
          Metric.PIXEL_MAX_F1, "f1Max",
          Metric.PIXEL_AVERAGE_PRECISION, "ap",
          Metric.PIXEL_AUPRO, "aupro");

  private EvaluationJson() {}

  /** The document; methods beyond the first stand under {@code comparison}. */
  public static ObjectNode document(EvaluationReport report) {
    ObjectNode document = evaluation(report, report.main());
    if (report.isComparison()) {
      ArrayNode comparison = document.putArray("comparison");
      report.evaluations().stream()
          .skip(1)
          .forEach(each -> comparison.add(evaluation(report, each)));
    }
    return document;
  }

  private static ObjectNode evaluation(EvaluationReport report, Evaluation evaluation) {
    ObjectNode node = JSON.objectNode();
    node.put("dataset", evaluation.dataset()).put("root", evaluation.root().toString());
    node.set("model", model(evaluation.protocol().model()));
    node.set("protocol", protocol(evaluation.protocol()));
    node.put("trainedOn", evaluation.wasTrainedOn());
    node.put("finished", evaluation.finished().toString()).put("seconds", evaluation.seconds());
    ArrayNode classes = node.putArray("classes");
    evaluation.classes().forEach(each -> classes.add(ofClass(report, evaluation, each)));
    putMean(node, evaluation);
    putPublished(
        node,
        metric -> report.published().ofSet(PublishedResults.ADACLIP, evaluation.dataset(), metric));
    node.set("histogram", histogram(evaluation.histogram(HISTOGRAM_BINS)));
    ArrayNode examples = node.putArray("examples");
    evaluation.examples().forEach(example -> examples.add(example(example)));
    ObjectNode notes = node.putObject("notes").put("count", evaluation.notes().count());
    ArrayNode first = notes.putArray("first");
    evaluation.notes().first().forEach(first::add);
    ArrayNode failures = node.putArray("failures");
    evaluation.failures().forEach(failure -> failures.add(failure(failure)));
    return node;
  }

  private static ObjectNode model(ModelDescription model) {
    ObjectNode node =
        JSON.objectNode()
            .put("name", model.name())
            .put("backbone", model.backbone())
            .put("checkpointSha256", model.checkpointSha256())
            .put("imageSize", model.imageSize());
    Approximation approximation = model.approximation();
    if (approximation.precision() != Precision.FP32) {
      node.put("precision", approximation.precision().optionName());
    }
    approximation.dynamicSize().ifPresent(side -> node.put("dynamicSize", side));
    return node;
  }

  private static ObjectNode protocol(EvaluationProtocol protocol) {
    ModelProvenance provenance = protocol.provenance();
    ObjectNode node =
        JSON.objectNode()
            .put("imageSize", protocol.model().imageSize())
            .put("seed", protocol.seed())
            .put("fusion", protocol.fusion().optionName())
            .put("sigma", protocol.sigmaPixels())
            .put("method", protocol.method().optionName())
            .put("score", protocol.score().optionName())
            .put("auproLimit", PixelScores.STANDARD_FALSE_POSITIVE_RATE_LIMIT)
            .put("backboneSha256", provenance.backboneSha256().orElse(null));
    Optional<TrainingData> data = provenance.trainingData();
    if (data.isPresent()) {
      ArrayNode names = node.putArray("trainingData");
      data.get().names().forEach(names::add);
    } else {
      node.putNull("trainingData");
    }
    return node.put("trainingDataSource", data.map(TrainingData::source).orElse(null))
        .put("software", protocol.software());
  }

  private static ObjectNode ofClass(
      EvaluationReport report, Evaluation evaluation, ClassEvaluation measured) {
    ObjectNode node =
        JSON.objectNode()
            .put("name", measured.name())
            .put("images", measured.counts().measured())
            .put("anomalousImages", measured.counts().anomalous())
            .put("withoutMask", measured.counts().withoutMask())
            .put("failed", measured.counts().failed());
    putLevels(node, metric -> Percent.of(metric.of(measured.metrics())));
    putPublished(
        node,
        metric ->
            report
                .published()
                .ofClass(PublishedResults.ADACLIP, evaluation.dataset(), measured.name(), metric));
    measured.intervals().ifPresent(found -> node.set("intervals", intervals(found)));
    measured
        .pixelIntervals()
        .ifPresent(
            found -> {
              ObjectNode pixel = intervals(found);
              putInterval(pixel, "aupro", found.aupro());
              node.set("pixelIntervals", pixel);
            });
    return node;
  }

  private static void putMean(ObjectNode node, Evaluation evaluation) {
    putLevels(node.putObject("mean"), metric -> Percent.of(evaluation.mean(metric).mean()));
    node.putObject("meanOver")
        .put("image", evaluation.mean(Metric.IMAGE_AUROC).classesWithValue())
        .put("pixel", evaluation.mean(Metric.PIXEL_AUROC).classesWithValue());
  }

  /** An object for each level, {@code image} and {@code pixel}, with a field for each metric. */
  public static void putLevels(ObjectNode node, Function<Metric, OptionalDouble> percent) {
    ObjectNode image = node.putObject("image");
    ObjectNode pixel = node.putObject("pixel");
    for (Metric metric : Metric.values()) {
      ObjectNode level = PublishedResults.level(metric) == Level.IMAGE ? image : pixel;
      put(level, NAMES.get(metric), percent.apply(metric));
    }
  }

  /** The values of objects that {@link #putLevels} made; empty where there is no number. */
  public static Map<Metric, OptionalDouble> levels(JsonNode node) {
    Map<Metric, OptionalDouble> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      boolean image = PublishedResults.level(metric) == Level.IMAGE;
      JsonNode value = node.path(image ? "image" : "pixel").path(NAMES.get(metric));
      values.put(
          metric,
          value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty());
    }
    return values;
  }

  private static void putPublished(
      ObjectNode node, Function<Metric, Optional<PublishedResults.Figure>> finder) {
    ObjectNode published = JSON.objectNode();
    for (Metric metric : Metric.values()) {
      finder
          .apply(metric)
          .ifPresent(
              figure ->
                  published
                      .withObject(
                          PublishedResults.level(metric) == Level.IMAGE ? "/image" : "/pixel")
                      .put(NAMES.get(metric), figure.percent())
                      .put(NAMES.get(metric) + "Source", figure.source()));
    }
    if (!published.isEmpty()) {
      node.set("published", published);
    }
  }

  private static ObjectNode intervals(BootstrapIntervals intervals) {
    ObjectNode node =
        JSON.objectNode()
            .put("confidence", intervals.settings().confidence())
            .put("resamples", intervals.settings().resamples())
            .put("undefinedResamples", intervals.undefinedResamples());
    putInterval(node, "auroc", intervals.auroc());
    putInterval(node, "f1Max", intervals.maxF1());
    putInterval(node, "ap", intervals.averagePrecision());
    return node;
  }

  private static void putInterval(
      ObjectNode node, String name, Optional<ConfidenceInterval> interval) {
    if (interval.isEmpty()) {
      node.putNull(name);
      return;
    }
    node.putArray(name).add(100 * interval.get().low()).add(100 * interval.get().high());
  }

  private static ArrayNode histogram(ScoreHistogram histogram) {
    ArrayNode bins = JSON.arrayNode();
    for (ScoreHistogram.Bin bin : histogram.bins()) {
      bins.addObject()
          .put("from", bin.from())
          .put("to", bin.to())
          .put("normal", bin.normal())
          .put("anomalous", bin.anomalous());
    }
    return bins;
  }

  private static ObjectNode example(Example example) {
    ObjectNode node =
        JSON.objectNode()
            .put("kind", example.kind().key())
            .put("image", example.sample().description())
            .put("className", example.sample().className())
            .put("anomalous", example.sample().anomalous())
            .put("score", example.score());
    put(node, "pixelAp", Percent.of(example.pixelAveragePrecision()));
    return node;
  }

  private static ObjectNode failure(FailedPicture failed) {
    AdaClipException failure = failed.failure();
    ObjectNode node = JSON.objectNode().put("image", failed.sample().description());
    node.putObject("error")
        .put("kind", failure.code().name())
        .put("message", failure.getMessage())
        .put("fix", failure.fix());
    return node;
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }
}
