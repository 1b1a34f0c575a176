package io.github.adaclip.server.http;

import io.github.adaclip.failure.FailureCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Requests that are no HTTP, told as problems like all others. */
final class ProblemErrorHandler extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    // An unknown version of HTTP is the client's mistake too, whatever its number begins with.
    int status =
        code == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 ? HttpStatus.BAD_REQUEST_400 : code;
    FailureCode kind =
        status >= HttpStatus.INTERNAL_SERVER_ERROR_500
            ? FailureCode.INTERNAL_ERROR
            : FailureCode.INVALID_OPTION;
    response.setStatus(status);
    byte[] body =
        Problem.json(
                status,
                kind,
                "the request cannot be understood (found " + message + ")",
                "send a request of HTTP/1.1, see GET /openapi.json")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    SecurityHeaders.addTo(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
