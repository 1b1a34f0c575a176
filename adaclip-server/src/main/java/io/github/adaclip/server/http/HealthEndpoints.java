package io.github.adaclip.server.http;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpStatus;

/**
 * {@code GET /healthz}: the process answers. {@code GET /readyz}: it takes requests; not while it
 * stops.
 */
public final class HealthEndpoints {
  private final BooleanSupplier ready;

  /** Endpoints that ask whether requests are taken. */
  public HealthEndpoints(BooleanSupplier ready) {
    this.ready = ready;
  }

  /** Adds the addresses. */
  public void addTo(Routes routes) {
    routes.addOpen("GET", "/healthz", call -> Reply.text(HttpStatus.OK_200, "ok\n"));
    routes.addOpen("GET", "/readyz", call -> readiness());
  }

  private Reply readiness() {
    return ready.getAsBoolean()
        ? Reply.text(HttpStatus.OK_200, "ready\n")
        : Reply.text(HttpStatus.SERVICE_UNAVAILABLE_503, "stopping\n");
  }
}
