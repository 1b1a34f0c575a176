package io.github.adaclip.server;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.server.batch.PictureQueue;
import io.github.adaclip.server.batch.QueueLimits;
import io.github.adaclip.server.http.AccessLog;
import io.github.adaclip.server.http.DetectEndpoints;
import io.github.adaclip.server.http.HealthEndpoints;
import io.github.adaclip.server.http.HttpLimits;
import io.github.adaclip.server.http.HttpServer;
import io.github.adaclip.server.http.InfoEndpoints;
import io.github.adaclip.server.http.OpenApiEndpoint;
import io.github.adaclip.server.http.PageAssets;
import io.github.adaclip.server.http.PictureInspection;
import io.github.adaclip.server.http.Profiles;
import io.github.adaclip.server.http.Routes;
import io.github.adaclip.server.http.ServiceHandler;
import io.github.adaclip.server.inference.InferenceEndpoints;
import io.github.adaclip.server.metric.ServiceMetrics;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running HTTP service in front of one detector.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(ModelSource.builtIn());
 *     DetectionServer server = DetectionServer.start(detector, ServerSettings.defaults(), log)) {
 *   …
 *   server.drain();
 * }
 * }</pre>
 */
public final class DetectionServer implements AutoCloseable {
  /** What of the heap the bodies of all requests may take together. */
  private static final int HEAP_SHARE_OF_BODIES = 4;

  /** What of the heap the decoded pictures of one batch may take. */
  private static final int HEAP_SHARE_OF_A_BATCH = 8;

  /** Bytes of a decoded picture for each pixel, with a copy that is drawn on. */
  private static final int BYTES_PER_PIXEL = 8;

  private static final double MILLISECONDS = 1000;

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

  private final ServerSettings settings;
  private final AccessLog log;
  private final ServiceMetrics metrics = new ServiceMetrics();
  private final PictureQueue queue;
  private final ServiceHandler handler;
  private final HttpServer http;

  private DetectionServer(Detector detector, ServerSettings settings, Consumer<String> lines) {
    this.settings = settings;
    this.log = new AccessLog(lines);
    Profiles profiles = Profiles.read(settings.profiles());
    profiles.all().values().forEach(named -> named.profile().requireFits(detector));
    this.queue = new PictureQueue(detector, queueLimits(settings), metrics);
    Routes routes = new Routes();
    this.handler = handler(routes);
    PictureInspection inspection = new PictureInspection(detector.options().decode());
    new HealthEndpoints(handler::takesWork).addTo(routes);
    new InfoEndpoints(detector, profiles).addTo(routes);
    new DetectEndpoints(detector, queue, profiles, inspection).addTo(routes);
    new InferenceEndpoints(detector, queue, inspection, handler::takesWork).addTo(routes);
    new OpenApiEndpoint().addTo(routes);
    metrics.addTo(routes);
    PageAssets.load().addTo(routes);
    addGauges();
    this.http =
        new HttpServer(
            handler,
            settings.host(),
            settings.port(),
            httpLimits(settings),
            settings.keyStore().map(ServerKeyStore::context));
  }

  private ServiceHandler handler(Routes routes) {
    return new ServiceHandler(
        routes,
        given -> settings.token().map(token -> token.matches(given)).orElse(true),
        Optional.of(settings.host())
            .filter(host -> settings.token().isEmpty() && settings.isForThisMachineOnly()),
        httpLimits(settings),
        queue::retryAfter,
        log,
        metrics);
  }

  private void addGauges() {
    metrics.gauge("adaclip.queue.pictures", "pictures that wait for the model", queue::depth);
    metrics.gauge("adaclip.queue.capacity", "the most that wait", queue::capacity);
    metrics.gauge("adaclip.requests.open", "requests in work", handler::openRequests);
    metrics.gauge("adaclip.bodies", "bodies in memory", handler::bodyBytes);
  }

  /**
   * Starts a service; it takes requests when this returns.
   *
   * @param detector stays the caller's, and must stay open as long as the service
   * @param log gets one JSON line for each request and event, on any thread
   * @throws AdaClipException BUSY if the port is taken, INVALID_OPTION for an address of another
   *     machine; MISSING_FILE, UNREADABLE_PROFILE or PROFILE_DOES_NOT_FIT for a profile
   */
  public static DetectionServer start(
      Detector detector, ServerSettings settings, Consumer<String> log) {
    DetectionServer server = new DetectionServer(detector, settings, log);
    try {
      server.http.start();
    } catch (AdaClipException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** The port it listens at. */
  public int port() {
    return http.port();
  }

  /** The address of its page. */
  public URI address() {
    String scheme = settings.keyStore().isPresent() ? "https" : "http";
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(scheme + "://" + host + ":" + port() + "/");
  }

  /**
   * Takes no more work: new requests are refused with 503, {@code /readyz} says so, and accepted
   * ones are finished. Returns when they are, or when the time of the settings is over; what is
   * left then gets 503.
   */
  public void drain() {
    handler.refuseWork();
    log.event("stopping", "no new requests; " + handler.openRequests() + " are being answered");
    boolean finished = awaitAnswers(settings.drain());
    if (!finished) {
      log.event(
          "unfinished",
          handler.openRequests()
              + " requests were not answered within "
              + settings.drain().toMillis() / MILLISECONDS
              + " s and get 503");
    }
    queue.close();
    awaitAnswers(LAST_ANSWERS);
  }

  /** Stops at once: what is not answered by now gets 503. May be called twice. */
  @Override
  public void close() {
    handler.refuseWork();
    queue.close();
    awaitAnswers(LAST_ANSWERS);
    http.stop();
    metrics.close();
  }

  private boolean awaitAnswers(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (handler.openRequests() > 0) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private static QueueLimits queueLimits(ServerSettings settings) {
    long pixels = Runtime.getRuntime().maxMemory() / HEAP_SHARE_OF_A_BATCH / BYTES_PER_PIXEL;
    return new QueueLimits(
        settings.queuePictures(), settings.gather(), settings.deadline(), Math.max(1, pixels));
  }

  private static HttpLimits httpLimits(ServerSettings settings) {
    long all = Runtime.getRuntime().maxMemory() / HEAP_SHARE_OF_BODIES;
    return new HttpLimits(
        settings.maxBodyBytes(),
        Math.max(all, settings.maxBodyBytes()),
        settings.maxRequests(),
        settings.maxConnections(),
        settings.patience());
  }
}
