package io.github.adaclip.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, whole in memory.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body its bytes; not copied, not to be changed
 * @param headers further ones
 */
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain;charset=utf-8";

  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Status 200 with a JSON document. */
  public static Reply json(String json) {
    return new Reply(200, JSON, json.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** A short text. */
  public static Reply text(int status, String text) {
    return new Reply(status, TEXT, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** The same with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more);
  }
}
