package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
  private static final int PICTURES = 4;

  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer receiver;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean refused = refusals.getAndDecrement() > 0;
          if (!refused) {
            taken.add(body);
          }
          exchange.sendResponseHeaders(refused ? 503 : 204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void whatIsNotTakenIsToldWithoutTheAddressesSecret() {
    refusals.set(1);
    Webhook webhook = Webhook.to(address() + "secret");
    AdaClipException refusal = assertThrows(AdaClipException.class, () -> webhook.post("{}"));
    assertEquals(
        "the webhook does not take results (host "
            + address().replaceAll("http://|/", "")
            + "; expected status 200 to 299; found status 503)",
        refusal.getMessage());
    webhook.post("{}");
    assertEquals(List.of("{}"), taken);
    receiver.stop(0);
    AdaClipException gone = assertThrows(AdaClipException.class, () -> webhook.post("{}"));
    assertTrue(gone.getMessage().startsWith("the webhook does not take results"));
  }

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void aWatchWaitsForItsWebhookAndLosesNothing() throws Exception {
    for (int index = 0; index < PICTURES; index++) {
      Tiny.copy("images/small.png", folder.resolve("in/" + index + ".png"));
    }
    Tiny.write(folder.resolve("in/bad.png"), "not a picture");
    refusals.set(2);
    List<String> command = new ArrayList<>(Tiny.detect(folder));
    command.addAll(List.of("--watch", folder.resolve("in").toString(), "--webhook", address()));
    command.addAll(List.of("--watch-settle", "0.1", "--watch-grace", "0.1", "--save", "none"));
    Process process =
        Call.process(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      while (taken.size() < PICTURES + 1 && process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      process.destroy();
      assertEquals(ExitCode.DONE, process.waitFor());
    } finally {
      process.destroyForcibly().waitFor();
    }
    ObjectMapper mapper = new ObjectMapper();
    List<String> names = new ArrayList<>();
    for (String json : taken) {
      String image = mapper.readTree(json).get("image").asText();
      names.add(Path.of(image).getFileName().toString());
    }
    assertEquals(
        List.of("0.png", "1.png", "2.png", "3.png", "bad.png"), names.stream().sorted().toList());
    assertEquals(1, taken.stream().filter(json -> json.contains("UNREADABLE_IMAGE")).count());
  }

  @Test
  void wrongUseIsRefused() {
    refused("only a watch sends to a webhook", "--webhook=" + address(), "x.png");
    refused("a webhook needs the network", "--webhook=" + address(), "--watch=in", "--offline");
    refused("the webhook's address cannot be used", "--webhook=file:///etc", "--watch=in");
    refused("the webhook's address cannot be used", "--webhook=http://u:p@host/", "--watch=in");
  }

  private void refused(String message, String... options) {
    Call call = Call.program(Tiny.detect(folder), options);
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(message), call.err());
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
  }
}
