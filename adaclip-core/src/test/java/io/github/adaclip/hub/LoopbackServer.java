package io.github.adaclip.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server on this machine that answers as a test says and writes down what it was asked.
 */
final class LoopbackServer implements AutoCloseable {
  /** One request as it came. */
  record Request(String method, String path, Map<String, List<String>> headers) {
    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().get(0))
          .findFirst();
    }
  }

  /** Answers one request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  void on(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Answers the requests for a path one after the other; the last answer stays. */
  void onEach(String path, Answer... inTurn) {
    List<Answer> left = new CopyOnWriteArrayList<>(inTurn);
    on(path, exchange -> (left.size() > 1 ? left.remove(0) : left.get(0)).to(exchange));
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  long count(String method) {
    return requests.stream().filter(request -> request.method().equals(method)).count();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  static Answer status(int status, String... headersAndValues) {
    return exchange -> {
      setHeaders(exchange, headersAndValues);
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  static Answer redirect(int status, String location, String... headersAndValues) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", location);
      status(status, headersAndValues).to(exchange);
    };
  }

  /** The whole body, whatever range is asked for. */
  static Answer whole(byte[] body, String... headersAndValues) {
    return exchange -> {
      setHeaders(exchange, headersAndValues);
      send(exchange, 200, body, body.length);
    };
  }

  /** Announces the whole body and closes the connection early. */
  static Answer cut(byte[] body, int after, String... headersAndValues) {
    return exchange -> {
      setHeaders(exchange, headersAndValues);
      send(exchange, 200, body, after);
    };
  }

  /** A server that can continue a file of a given version. */
  static Answer ranged(byte[] body, String etag) {
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      String condition = exchange.getRequestHeaders().getFirst("If-Range");
      exchange.getResponseHeaders().set("ETag", etag);
      if (range == null || (condition != null && !condition.equals(etag))) {
        send(exchange, 200, body, body.length);
        return;
      }
      int start = Integer.parseInt(range.replaceAll("[^0-9]", ""));
      if (start >= body.length) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + body.length);
        exchange.sendResponseHeaders(416, -1);
        exchange.close();
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + start + "-" + (body.length - 1) + "/" + body.length);
      byte[] rest = Arrays.copyOfRange(body, start, body.length);
      send(exchange, 206, rest, rest.length);
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] body, int sent)
      throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body, 0, sent);
      out.flush();
    } finally {
      exchange.close();
    }
  }

  private static void setHeaders(HttpExchange exchange, String... headersAndValues) {
    Headers headers = exchange.getResponseHeaders();
    for (int i = 0; i < headersAndValues.length; i += 2) {
      headers.set(headersAndValues[i], headersAndValues[i + 1]);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    requests.add(
        new Request(exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders())));
    answers.getOrDefault(path, status(404)).to(exchange);
  }
}
