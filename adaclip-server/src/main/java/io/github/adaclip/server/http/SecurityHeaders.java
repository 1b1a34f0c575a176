package io.github.adaclip.server.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** What every response tells browsers: nothing from elsewhere, nothing to elsewhere. */
final class SecurityHeaders {
  /** Pictures may also come from the page itself, which shows what was dropped on it. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
          + " img-src 'self' blob: data:; connect-src 'self'; worker-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_POLICY,
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private SecurityHeaders() {}

  static void addTo(HttpFields.Mutable response) {
    HEADERS.forEach(response::put);
  }
}
