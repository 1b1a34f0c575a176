package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What an answer other than the file means to a user. */
final class ServerRefusal {
  private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 500, 502, 503, 504);

  private ServerRefusal() {}

  /**
   * The exception to throw.
   *
   * @param response an answer that is not the file
   * @param hubFile the file asked for, if the server is a Hugging Face hub
   * @throws TransientFailure if a later attempt may succeed
   * @throws AdaClipException DOWNLOAD_FAILED otherwise
   */
  static RuntimeException of(HttpResponse<?> response, Optional<HubFile> hubFile)
      throws TransientFailure {
    int status = response.statusCode();
    if (TRANSIENT.contains(status)) {
      throw new TransientFailure(
          response.uri().getHost() + " answered " + status,
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> RetryAfter.parse(value, Clock.systemUTC())));
    }
    boolean gated = response.headers().firstValue("X-Error-Code").orElse("").equals("GatedRepo");
    return switch (status) {
      case 401, 403 ->
          hubFile.map(file -> noAccess(response, file, gated)).orElseGet(() -> noAccess(response));
      case 404, 410 ->
          hubFile.map(file -> missing(response, file)).orElseGet(() -> missing(response));
      default ->
          base("the server did not send the file", response)
              .expected("status 200")
              .found("status " + status)
              .fix("check the address, or try again later")
              .build();
    };
  }

  private static AdaClipException noAccess(HttpResponse<?> response, HubFile file, boolean gated) {
    if (gated) {
      return hub("the repository is gated: its conditions must be accepted first", response, file)
          .fix(
              "accept them at https://huggingface.co/"
                  + file.repositoryId()
                  + ", then set HF_TOKEN to a token of that account")
          .build();
    }
    return hub(
            "the hub refuses access; the repository is private, or there is none of this name",
            response,
            file)
        .fix(
            "check the name, or set HF_TOKEN to a token that may read it"
                + " (https://huggingface.co/settings/tokens)")
        .build();
  }

  private static AdaClipException noAccess(HttpResponse<?> response) {
    return base("the server refuses access", response)
        .found("status " + response.statusCode())
        .fix(
            "download the file with a browser and give its path; the Hugging Face token is sent to"
                + " its hub only")
        .build();
  }

  private static AdaClipException missing(HttpResponse<?> response, HubFile file) {
    String what =
        switch (response.headers().firstValue("X-Error-Code").orElse("")) {
          case "RepoNotFound" -> "the hub has no such repository";
          case "RevisionNotFound" -> "the repository has no such revision";
          default -> "the hub has no such file";
        };
    return hub(what, response, file)
        .fix(
            "compare with the list of files at https://huggingface.co/"
                + file.repositoryId()
                + "/tree/main")
        .build();
  }

  private static AdaClipException missing(HttpResponse<?> response) {
    return base("the server has no such file", response)
        .found("status " + response.statusCode())
        .fix("check the address")
        .build();
  }

  private static AdaClipException.Builder hub(
      String summary, HttpResponse<?> response, HubFile file) {
    return AdaClipException.of(FailureCode.DOWNLOAD_FAILED, summary)
        .with("repo", file.repositoryId())
        .file(file.file())
        .with("revision", file.revision())
        .found("status " + response.statusCode() + " from " + response.uri().getHost());
  }

  private static AdaClipException.Builder base(String summary, HttpResponse<?> response) {
    return AdaClipException.of(FailureCode.DOWNLOAD_FAILED, summary)
        .with("url", WebAddress.shown(response.uri()));
  }
}
