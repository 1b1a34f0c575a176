package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Sends requests and follows redirects by hand: the token goes to the hub's own server and never on
 * to a storage server, an encrypted address never leads to an unencrypted one, and a circle ends at
 * once.
 *
 * <p>Proxies are those of Java ({@code -Dhttps.proxyHost}, {@code
 * -Djava.net.useSystemProxies=true}).
 */
final class HttpTransport {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
  private static final String USER_AGENT = "adaclip-jvm";

  private final URI hub;
  private final Optional<String> token;
  private final HttpClient client;

  /**
   * A transport that shows a token to one server.
   *
   * @param hub the server the token belongs to
   * @param token secret of the user, if there is one
   */
  HttpTransport(URI hub, Optional<String> token) {
    this.hub = hub;
    this.token = token;
    // HTTP/1.1 lets a cut connection fail one download only, and range requests need nothing newer.
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
    this.client = builder.build();
  }

  /**
   * The last answer of a chain of redirects, whatever its status; the caller closes the body.
   *
   * @throws TransientFailure if no answer came
   * @throws AdaClipException DOWNLOAD_FAILED for a forbidden redirect or an untrusted certificate,
   *     CANCELLED if interrupted
   */
  HttpResponse<BodyReader> get(URI address, Map<String, String> headers) throws TransientFailure {
    Set<URI> visited = new HashSet<>();
    URI current = address;
    while (true) {
      checkNotInCircle(address, current, visited);
      HttpResponse<BodyReader> response = send("GET", current, headers, answer -> new BodyReader());
      Optional<URI> next = redirect(response);
      if (next.isEmpty()) {
        return response;
      }
      response.body().close();
      current = next.get();
    }
  }

  /**
   * The answers to HEAD requests along redirects that stay on one server; the last may be a
   * redirect to another one, which is not followed.
   */
  List<HttpResponse<Void>> head(URI address) throws TransientFailure {
    Set<URI> visited = new HashSet<>();
    List<HttpResponse<Void>> answers = new ArrayList<>();
    URI current = address;
    while (true) {
      checkNotInCircle(address, current, visited);
      HttpResponse<Void> response = send("HEAD", current, Map.of(), BodyHandlers.discarding());
      answers.add(response);
      Optional<URI> next = redirect(response);
      if (next.isEmpty() || !WebAddress.sameOrigin(next.get(), address)) {
        return answers;
      }
      current = next.get();
    }
  }

  private <T> HttpResponse<T> send(
      String method, URI address, Map<String, String> headers, HttpResponse.BodyHandler<T> body)
      throws TransientFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("User-Agent", USER_AGENT)
            // A compressed answer would change lengths and ranges.
            .header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    if (WebAddress.sameOrigin(address, hub)) {
      token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    }
    return answer(address, client.sendAsync(request.build(), body));
  }

  /**
   * Waits for the head of an answer. A request's own timeout would in newer Java versions also end
   * a long body.
   */
  private static <T> HttpResponse<T> answer(URI address, CompletableFuture<HttpResponse<T>> answer)
      throws TransientFailure {
    try {
      return answer.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw Retries.cancelled(WebAddress.shown(address));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new TransientFailure(
          "no answer from " + address.getHost() + " within " + ANSWER_TIMEOUT.toSeconds() + " s",
          e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (isUntrusted(cause)) {
        throw untrusted(address, cause);
      }
      throw new TransientFailure(
          "no answer from " + address.getHost() + " (" + reason(cause) + ")", cause);
    }
  }

  /** A certificate that does not convince will not do so at the next attempt either. */
  private static boolean isUntrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GeneralSecurityException
          || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private static Optional<URI> redirect(HttpResponse<?> response) {
    Optional<String> location = response.headers().firstValue("Location");
    if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(redirectTarget(response.uri(), location.get()));
  }

  /** Where a redirect leads; refuses what is no web address or would give up encryption. */
  static URI redirectTarget(URI from, String location) {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw badRedirect("the server redirects to a malformed address", from, "an address", e);
    }
    if (!WebAddress.isWeb(to)) {
      throw badRedirect(
          "the server redirects to something other than a web address",
          from,
          WebAddress.shown(to),
          null);
    }
    if (WebAddress.isEncrypted(from) && !WebAddress.isEncrypted(to)) {
      throw badRedirect(
          "the server redirects to an unencrypted address", from, WebAddress.shown(to), null);
    }
    return to;
  }

  private static void checkNotInCircle(URI start, URI current, Set<URI> visited) {
    if (!visited.add(current)) {
      throw badRedirect("the server redirects in a circle", start, WebAddress.shown(current), null);
    }
    if (visited.size() > MOST_REDIRECTS + 1) {
      throw badRedirect(
          "the server redirects too often",
          start,
          "more than " + MOST_REDIRECTS + " redirects",
          null);
    }
  }

  private static AdaClipException badRedirect(
      String summary, URI from, String found, Exception cause) {
    return AdaClipException.of(FailureCode.DOWNLOAD_FAILED, summary)
        .with("url", WebAddress.shown(from))
        .found(found)
        .fix("check the address; a proxy or login page may stand between you and the server")
        .cause(cause)
        .build();
  }

  private static AdaClipException untrusted(URI address, Throwable cause) {
    return AdaClipException.of(FailureCode.DOWNLOAD_FAILED, "no secure connection to the server")
        .with("url", WebAddress.shown(address))
        .found(reason(cause))
        .fix(
            "if a company proxy replaces certificates, give Java its trust store with"
                + " -Djavax.net.ssl.trustStore")
        .cause(cause)
        .build();
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
