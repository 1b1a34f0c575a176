package io.github.adaclip.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads responses off a plain connection. */
final class RawResponse {
  private RawResponse() {}

  /** The next response, headers and body; what there is of it if the connection ends. */
  static String read(InputStream stream) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int value = stream.read();
      if (value < 0) {
        return head.toString();
      }
      head.append((char) value);
    }
    String length = head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
    byte[] body = stream.readNBytes(Integer.parseInt(length));
    return head + new String(body, StandardCharsets.UTF_8);
  }
}
