package io.github.adaclip.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /openapi.json}: the service as OpenAPI 3.1 describes it. */
public final class OpenApiEndpoint {
  private static final String DOCUMENT = "/io/github/adaclip/server/openapi.json";

  private final String document;

  /** The document of this jar. */
  public OpenApiEndpoint() {
    try (InputStream stream = OpenApiEndpoint.class.getResourceAsStream(DOCUMENT)) {
      document = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the address. */
  public void addTo(Routes routes) {
    routes.addOpen("GET", "/openapi.json", call -> Reply.json(document));
  }
}
