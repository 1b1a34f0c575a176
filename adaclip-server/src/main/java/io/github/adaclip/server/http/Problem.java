package io.github.adaclip.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A failure as {@code application/problem+json} (RFC 9457): {@code type}, {@code title} and {@code
 * status}, and {@code kind}, {@code message} and {@code fix} as the command line tells them.
 *
 * @param status of HTTP
 * @param failure what went wrong
 * @param allowed methods that the address has, where the method is what is wrong
 */
public record Problem(int status, AdaClipException failure, List<String> allowed) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final String INFERENCE = "/v2/";

  /** The problem of a failure, with the status of its code. */
  public static Problem of(AdaClipException failure) {
    return new Problem(status(failure.code()), failure, List.of());
  }

  /** The problem of whatever an endpoint threw. */
  static Problem of(Throwable thrown) {
    if (thrown instanceof RefusedException refused) {
      return new Problem(refused.status(), refused.failure(), refused.allowed());
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AdaClipException known) {
        return of(known);
      }
      if (cause instanceof OutOfMemoryError) {
        return of(
            AdaClipException.of(FailureCode.OUT_OF_MEMORY, "not enough memory for the request")
                .fix("send smaller pictures, or fewer at a time")
                .cause(thrown)
                .build());
      }
    }
    return of(
        AdaClipException.of(FailureCode.INTERNAL_ERROR, "internal error")
            .fix("this is a defect of the software; its log has the details")
            .cause(thrown)
            .build());
  }

  private static int status(FailureCode code) {
    return switch (code) {
      case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED_401;
      case UNKNOWN_ADDRESS, UNKNOWN_MODEL, MISSING_FILE -> HttpStatus.NOT_FOUND_404;
      case IMAGE_TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE_413;
      case UNREADABLE_IMAGE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE_415;
      case UNREADABLE_PROFILE, PROFILE_DOES_NOT_FIT, UNREADABLE_WEIGHTS, WEIGHTS_DO_NOT_FIT ->
          HttpStatus.UNPROCESSABLE_ENTITY_422;
      case BUSY -> HttpStatus.TOO_MANY_REQUESTS_429;
      default ->
          switch (code.kind()) {
            case USER_INPUT -> HttpStatus.BAD_REQUEST_400;
            case RESOURCES -> HttpStatus.SERVICE_UNAVAILABLE_503;
            case OUTSIDE -> HttpStatus.BAD_GATEWAY_502;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR_500;
          };
    };
  }

  /** What all problems tell, in the form of RFC 9457. */
  static ObjectNode json(int status, FailureCode kind, String message, String fix) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", HttpStatus.getMessage(status))
        .put("status", status)
        .put("kind", kind.name())
        .put("message", message)
        .put("fix", fix);
  }

  /**
   * The response.
   *
   * @param call the request; those of the inference protocol get the message as {@code error} too
   * @param retryAfter told with 429 and 503
   */
  Reply reply(Call call, Duration retryAfter) {
    ObjectNode json =
        json(status, failure.code(), failure.getMessage(), failure.fix())
            .put("requestId", call.id());
    if (call.path().startsWith(INFERENCE)) {
      json.put("error", failure.getMessage());
    }
    Reply reply =
        new Reply(status, CONTENT_TYPE, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    return switch (status) {
      case HttpStatus.TOO_MANY_REQUESTS_429, HttpStatus.SERVICE_UNAVAILABLE_503 ->
          reply.with("Retry-After", String.valueOf(retryAfter.toSeconds()));
      case HttpStatus.UNAUTHORIZED_401 -> reply.with("WWW-Authenticate", "Bearer");
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> reply.with("Allow", String.join(", ", allowed));
      default -> reply;
    };
  }

  /** What the log needs beside the message; empty unless it is a defect. */
  Optional<Throwable> defect() {
    return status == HttpStatus.INTERNAL_SERVER_ERROR_500
        ? Optional.of(failure.getCause() == null ? failure : failure.getCause())
        : Optional.empty();
  }
}
