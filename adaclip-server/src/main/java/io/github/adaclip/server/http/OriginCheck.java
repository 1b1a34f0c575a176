package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Keeps web pages of others, open in a browser of somebody who can reach the service, from using
 * it: a browser names the page that a request comes from, and the host that it believes to talk to.
 * Programs other than browsers name no page and are not concerned.
 */
final class OriginCheck {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Optional<String> ownHost;

  /**
   * A check.
   *
   * @param ownHost where the service listens, if that is for this machine alone and without a
   *     token: then a host of another name is a foreign page's name that was led to this machine
   */
  OriginCheck(Optional<String> ownHost) {
    this.ownHost =
        ownHost
            .map(host -> host.toLowerCase(Locale.ROOT))
            .map(host -> host.indexOf(':') < 0 ? host : "[" + host + "]");
  }

  /**
   * Lets a request pass.
   *
   * @throws RefusedException 403
   */
  void check(Call call) {
    String host = hostName(call.header("Host").orElse(""));
    if (ownHost.isPresent() && !host.isEmpty() && !isThisMachine(host)) {
      throw refused(
          "the service is for this machine alone",
          "a host of " + String.join(", ", THIS_MACHINE.stream().sorted().toList()),
          host,
          "use one of these names, or start the service with --token-file");
    }
    call.header("Origin")
        .map(OriginCheck::originHost)
        .filter(origin -> !origin.equals(host))
        .ifPresent(
            origin -> {
              throw refused(
                  "the request comes from a page of somebody else",
                  host,
                  origin,
                  "open the service's own page; a proxy in front must pass on the header Host");
            });
  }

  private boolean isThisMachine(String host) {
    return THIS_MACHINE.contains(host) || ownHost.equals(Optional.of(host));
  }

  private static String originHost(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host == null ? origin : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return origin;
    }
  }

  /** Without port. */
  private static String hostName(String header) {
    String host = header.strip().toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static RefusedException refused(
      String summary, String expected, String found, String fix) {
    return new RefusedException(
        HttpStatus.FORBIDDEN_403,
        AdaClipException.of(FailureCode.UNAUTHORIZED, summary)
            .expected(expected)
            .found(found)
            .fix(fix)
            .build());
  }
}
