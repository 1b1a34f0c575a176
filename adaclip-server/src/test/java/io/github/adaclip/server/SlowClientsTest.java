package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients that send byte by byte, do not read, or hang up: others are served, and they are cut off.
 */
@Timeout(60)
class SlowClientsTest {
  private static final int MANY = 40;

  private static TestService service;
  private static TestClient client;

  @BeforeAll
  static void start() {
    service =
        new TestService(
            Tiny.OPTIONS,
            ServerSettings.defaults()
                .withMaxRequests(2 * MANY)
                .withPatience(Duration.ofMillis(500)));
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void headersThatComeByteByByteEndTheConnection() throws Exception {
    List<Socket> slow = slow("GET /healthz HTTP/1.1\r\nX: ");
    assertServed();
    for (Socket socket : slow) {
      assertEnded(socket);
    }
    assertServed();
  }

  @Test
  void bodiesThatComeByteByByteAreRefused() throws Exception {
    List<Socket> slow =
        slow(
            "POST /v1/detect HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\n"
                + "Content-Length: 100000\r\n\r\n");
    assertServed();
    for (Socket socket : slow) {
      dripUntilAnswered(socket);
      String response = RawResponse.read(socket.getInputStream());
      assertTrue(response.startsWith("HTTP/1.1 408 Request Timeout"), response);
      assertTrue(response.contains("the request's body comes too slowly"), response);
      socket.close();
    }
    assertServed();
  }

  @Test
  void clientsThatHangUpInTheMiddleOfABodyAreNoted() throws Exception {
    byte[] half =
        ("POST /v1/detect HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\n"
                + "Content-Length: 100000\r\n\r\nhalf")
            .getBytes(StandardCharsets.US_ASCII);
    for (int index = 0; index < MANY; index++) {
      try (Socket socket = client.socket()) {
        socket.getOutputStream().write(half);
      }
    }
    GatedServer.await(
        () ->
            service.log().stream().filter(line -> line.contains("\"status\":499")).count() >= MANY);
    assertServed();
  }

  @Test
  void aClientThatDoesNotReadItsAnswerIsCutOff() throws Exception {
    byte[] request =
        TestClient.raw("/v1/detect?outputs=map&mapFormat=npy", Pictures.png(2000, 1500));
    List<Socket> unread = new ArrayList<>();
    for (int index = 0; index < 2; index++) {
      Socket socket = client.socket();
      socket.getOutputStream().write(request);
      unread.add(socket);
    }
    String waiting = "adaclip_bodies_bytes 0.0\n";
    GatedServer.await(
        () ->
            service.log().stream().filter(line -> line.contains("\"bytesOut\":160")).count() >= 2
                && service.client().get("/metrics").body().contains(waiting));
    for (Socket socket : unread) {
      socket.close();
    }
    assertServed();
  }

  private static List<Socket> slow(String begin) throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int index = 0; index < MANY; index++) {
      Socket socket = client.socket();
      socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    return slow;
  }

  private static void assertServed() {
    assertEquals(200, service.client().post("/v1/detect", Tiny.bytes("small.png")).statusCode());
  }

  /** A byte now and then keeps no connection open. */
  private static void assertEnded(Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    boolean open = true;
    while (open) {
      try {
        out.write('x');
        open = socket.getInputStream().available() == 0;
        Thread.sleep(10);
      } catch (SocketException e) {
        open = false;
      }
    }
    socket.close();
  }

  private static void dripUntilAnswered(Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    while (socket.getInputStream().available() == 0) {
      out.write('x');
      Thread.sleep(10);
    }
  }
}
