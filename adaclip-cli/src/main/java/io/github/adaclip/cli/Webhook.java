package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends results to an address of the user's, one request each. */
final class Webhook {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  private Webhook(URI address) {
    this.address = address;
  }

  /**
   * A webhook; nothing is sent yet.
   *
   * @throws AdaClipException INVALID_OPTION if the address is none of HTTP
   */
  static Webhook to(String address) {
    try {
      URI uri = URI.create(address);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return new Webhook(uri);
      }
    } catch (IllegalArgumentException e) {
      // Told below, as all others.
    }
    throw AdaClipException.of(FailureCode.INVALID_OPTION, "the webhook's address cannot be used")
        .with("option", "--webhook")
        .expected("http://HOST/PATH or https://HOST/PATH")
        .found(address)
        .fix("give such an address, without a user name")
        .build();
  }

  /**
   * Sends one JSON object and returns when it was taken (a status of 200 to 299).
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT if it was not, CANCELLED if interrupted
   */
  void post(String json) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw notTaken("status " + status, null);
      }
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw notTaken(reason, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AdaClipException.of(FailureCode.CANCELLED, "the webhook was cancelled")
          .cause(e)
          .build();
    }
  }

  /** The address may hold a secret, its host does not. */
  private AdaClipException notTaken(String found, Exception cause) {
    return AdaClipException.of(FailureCode.UNWRITABLE_OUTPUT, "the webhook does not take results")
        .with("host", address.getAuthority())
        .expected("status 200 to 299")
        .found(found)
        .fix("start what receives the results, or look into its log; nothing is lost meanwhile")
        .cause(cause)
        .build();
  }
}
