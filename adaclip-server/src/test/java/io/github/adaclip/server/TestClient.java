package io.github.adaclip.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends requests to one service. */
final class TestClient {
  static final String BOUNDARY = "----a-boundary";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI base;

  TestClient(DetectionServer server) {
    this(server, HttpClient.newHttpClient());
  }

  TestClient(DetectionServer server, HttpClient http) {
    this.http = http;
    this.base = server.address();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  /** A picture as body. */
  HttpResponse<String> post(String path, byte[] body) {
    return send(postRequest(path, "image/*", body));
  }

  HttpResponse<String> post(String path, String contentType, byte[] body) {
    return send(postRequest(path, contentType, body));
  }

  HttpRequest postRequest(String path, String contentType, byte[] body) {
    return request(path)
        .header("Content-Type", contentType)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  /** A form with pictures in the field {@code image}. */
  HttpResponse<String> postForm(String path, Map<String, byte[]> pictures) {
    return post(path, "multipart/form-data; boundary=" + BOUNDARY, form(pictures));
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A plain connection. */
  Socket socket() {
    try {
      return new Socket(base.getHost(), base.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request as it goes over the wire. */
  static byte[] raw(String path, byte[] body) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return joined(head.getBytes(StandardCharsets.US_ASCII), body);
  }

  static byte[] form(Map<String, byte[]> pictures) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    pictures.forEach(
        (name, bytes) -> {
          form.writeBytes(
              ("--"
                      + BOUNDARY
                      + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\""
                      + name
                      + "\"\r\nContent-Type: image/png\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          form.writeBytes(bytes);
          form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
