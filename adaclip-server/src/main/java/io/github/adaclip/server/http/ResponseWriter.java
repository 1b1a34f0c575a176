package io.github.adaclip.server.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Writes replies without keeping a thread. What is not read yet counts as memory of the bodies, and
 * a client that reads too slowly is cut off.
 */
final class ResponseWriter {
  private static final int SMALL_BYTES = 1 << 16;

  private final HttpLimits limits;
  private final ByteBudget budget;

  ResponseWriter(HttpLimits limits, ByteBudget budget) {
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * Takes the memory of a reply, before it is written; small ones, such as refusals and those to
   * probes, always have it.
   *
   * @throws io.github.adaclip.failure.AdaClipException BUSY if there is none
   */
  void reserve(Reply reply) {
    int length = reply.body().length;
    if (length <= SMALL_BYTES) {
      budget.takeAnyway(length);
    } else {
      budget.take(length);
    }
  }

  /**
   * Writes a reply whose memory is reserved.
   *
   * @param last whether the connection is closed afterwards
   */
  void write(
      Reply reply, Call call, boolean last, Request request, Response response, Callback callback) {
    int length = reply.body().length;
    response.setStatus(reply.status());
    SecurityHeaders.addTo(response.getHeaders());
    response.getHeaders().put("X-Request-Id", call.id());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    reply.headers().forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
    if (last) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    Scheduler.Task cut =
        request
            .getComponents()
            .getScheduler()
            .schedule(call::disconnect, limits.timeFor(length).toMillis(), TimeUnit.MILLISECONDS);
    Callback written =
        Callback.from(
            callback,
            () -> {
              cut.cancel();
              budget.giveBack(length);
            });
    if (reply.status() == 304) {
      response.write(true, null, written);
    } else {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
      response.write(true, ByteBuffer.wrap(reply.body()), written);
    }
  }
}
