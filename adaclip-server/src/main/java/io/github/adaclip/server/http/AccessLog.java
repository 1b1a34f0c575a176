package io.github.adaclip.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One JSON line for each request and for each event. Never holds pictures, their names, class names
 * or tokens.
 */
public final class AccessLog {
  private static final int LONGEST_PATH = 200;
  private static final double MILLISECOND = 1000;

  private final Consumer<String> lines;

  /** A log whose lines go somewhere; safe for many threads if that is. */
  public AccessLog(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Something that is not about a single request. */
  public void event(String event, String message) {
    lines.accept(line().put("event", event).put("message", message).toString());
  }

  /** A defect, with where it comes from. */
  void defect(String requestId, Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    lines.accept(
        line()
            .put("event", "defect")
            .put("id", requestId)
            .put("message", String.valueOf(thrown))
            .put("trace", trace.toString())
            .toString());
  }

  void request(Call call, int status, long bytesOut, long nanos) {
    ObjectNode json =
        line()
            .put("id", call.id())
            .put("method", cut(call.method()))
            .put("path", cut(call.path()))
            .put("status", status)
            .put("milliseconds", rounded(nanos / (double) TimeUnit.SECONDS.toNanos(1)))
            .put("bytesIn", call.bodyReader().received())
            .put("bytesOut", bytesOut);
    call.pictures().ifPresent(count -> json.put("pictures", count));
    call.waitedSeconds().ifPresent(seconds -> json.put("queueMilliseconds", rounded(seconds)));
    call.score().ifPresent(score -> json.put("score", (float) score));
    lines.accept(json.toString());
  }

  private static ObjectNode line() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * MILLISECOND * 10) / 10.0;
  }

  private static String cut(String text) {
    return text == null || text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH);
  }
}
