package io.github.adaclip.server.metric;

import io.github.adaclip.server.batch.QueueListener;
import io.github.adaclip.server.http.Reply;
import io.github.adaclip.server.http.RequestListener;
import io.github.adaclip.server.http.Routes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Counts and times, told at {@code GET /metrics} in Prometheus's text form. */
public final class ServiceMetrics implements QueueListener, RequestListener, AutoCloseable {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String PICTURES = "adaclip.pictures";
  private static final String RESULT = "result";

  /** Upper ends of the histogram's buckets. */
  private static final Duration[] LATENCIES =
      Stream.of(10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter scored = pictures("scored");
  private final Counter failed = pictures("failed");
  private final Counter dropped = pictures("dropped");
  private final DistributionSummary batchPictures =
      DistributionSummary.builder("adaclip.batch.pictures")
          .description("pictures computed together")
          .register(registry);
  private final Timer batchTime =
      Timer.builder("adaclip.batch.time")
          .description("from the first decoding of a batch to its last result")
          .register(registry);

  /** Metrics with those of the process. */
  public ServiceMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gauge("adaclip.memory.resident", "memory of the process", ProcessMemory::residentBytes);
    gauge(
        "adaclip.memory.native",
        "memory beside Java's: weights, tensors, libraries",
        ProcessMemory::nativeBytes);
  }

  /** Adds a figure that is asked for when metrics are told. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(description)
        .baseUnit(name.contains("memory") || name.contains("bodies") ? "bytes" : null)
        .strongReference(true)
        .register(registry);
  }

  /** Adds the address. */
  public void addTo(Routes routes) {
    routes.add(
        "GET",
        "/metrics",
        call ->
            new Reply(
                200, CONTENT_TYPE, registry.scrape().getBytes(StandardCharsets.UTF_8), Map.of()));
  }

  @Override
  public void computed(int pictures, double seconds) {
    batchPictures.record(pictures);
    batchTime.record(duration(seconds));
  }

  @Override
  public void finished(boolean success) {
    (success ? scored : failed).increment();
  }

  @Override
  public void dropped() {
    dropped.increment();
  }

  @Override
  public void answered(String route, String method, int status, double seconds) {
    Timer.builder("adaclip.requests")
        .description("answered requests")
        .tag("route", route)
        .tag("method", method)
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(LATENCIES)
        .register(registry)
        .record(duration(seconds));
  }

  @Override
  public void close() {
    registry.close();
  }

  private Counter pictures(String result) {
    return Counter.builder(PICTURES)
        .description("pictures by what became of them")
        .tag(RESULT, result)
        .register(registry);
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * Duration.ofSeconds(1).toNanos()));
  }
}
