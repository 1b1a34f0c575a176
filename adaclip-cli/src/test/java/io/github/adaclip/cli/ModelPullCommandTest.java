package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.testdata.Golden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPullCommandTest {
  private static final String VERSION = "\"1\"";
  private static final int FIRST_PART = 400_000;
  private static final long SECONDS_TO_END = 30;
  private static final String WRONG_SUM = "0".repeat(64);

  @TempDir private Path folder;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch tested = new CountDownLatch(1);
  private byte[] weights;
  private HttpServer server;
  private volatile boolean stallsAfterFirstPart;

  @BeforeEach
  void start() throws IOException {
    weights = Files.readAllBytes(Golden.path("tiny_adaclip.pth"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/tiny.pth", this::answer);
    server.createContext("/page.pth", this::answerPage);
    server.start();
  }

  @AfterEach
  void stop() {
    tested.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void printsThePathAndNothingElse() throws IOException {
    Call call = pull(address("/tiny.pth"));
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(1, call.lines().size(), call.out());
    assertArrayEquals(weights, Files.readAllBytes(Path.of(call.lines().get(0))));
    assertTrue(call.err().contains("not in the catalogue; see its page"), call.err());
    assertTrue(call.err().contains("tiny.pth: 1 of 1 MB in "), call.err());
  }

  @Test
  void secondPullNeedsNoNetwork() {
    Call first = pull(address("/tiny.pth"));
    Call second = pull(address("/tiny.pth"), "--offline");
    assertEquals(first.out(), second.out());
    assertTrue(second.err().contains("it is here already"), second.err());
    assertEquals(1, ranges.size());
    pull(address("/tiny.pth"), "--refresh");
    assertEquals(2, ranges.size());
  }

  @Test
  void jsonHoldsPathAndTerms() {
    JsonNode line = pull(address("/tiny.pth"), "--json").json().get(0);
    assertEquals(address("/tiny.pth"), line.get("model").asText());
    assertTrue(Files.exists(Path.of(line.get("path").asText())));
    assertTrue(line.get("licence").isNull());
    assertTrue(line.get("auxiliaryData").isNull());
  }

  @Test
  void checksumIsChecked() {
    String sum = Sha256.of(Golden.path("tiny_adaclip.pth"));
    assertEquals(ExitCode.DONE, pull(address("/tiny.pth"), "--sha256", sum).exitCode());
    Call wrong = pull(address("/tiny.pth"), "--sha256", WRONG_SUM, "--refresh");
    assertRefused(wrong, "the file has the wrong checksum", "do not use it");
    assertTrue(wrong.err().contains(sum) && wrong.err().contains(WRONG_SUM), wrong.err());
    Call malformed = pull(address("/tiny.pth"), "--sha256", "abc");
    assertRefused(malformed, "this is not a SHA-256 checksum", "copy the whole checksum");
  }

  @Test
  void catalogueNameShowsItsTermsBeforeAnythingElse() {
    Call call = pull("adaclip-mvtec-colondb", "--offline");
    assertRefused(
        call, "the model is not on disk, and offline means no download", "once with a network");
    assertTrue(call.err().startsWith("adaclip-mvtec-colondb: AdaCLIP prompts"), call.err());
    assertTrue(call.err().contains("licence     none stated"), call.err());
    assertTrue(call.err().contains("trained on  MVTec AD and ColonDB"), call.err());
  }

  @Test
  void refusalsNameWhatToDo() {
    assertRefused(pull("ViT-L-14-33"), "no model has this name", "did you mean ViT-L-14-336?");
    assertRefused(pull(address("/none.pth")), "404", "");
    assertRefused(pull(address("/page.pth")), "web page", "");
    assertRefused(pull("ftp://host/file.pth"), "addresses of this kind are not downloaded", "path");
  }

  @Test
  void failureIsAJsonLineAsWell() {
    Call call = pull("ViT-L-14-33", "--json");
    assertEquals("UNKNOWN_MODEL", call.json().get(0).at("/error/kind").asText());
  }

  @Test
  void downloadedAddressIsAModelEverywhere() {
    pull(address("/tiny.pth"));
    Call info =
        Call.program("model", "info", address("/tiny.pth"), "--cache-dir", folder.toString());
    assertEquals(ExitCode.DONE, info.exitCode(), info.err());
    assertTrue(info.out().contains("AdaCLIP prompts"), info.out());
    Call verify =
        Call.program("model", "verify", address("/tiny.pth"), "--cache-dir", folder.toString());
    assertRefused(verify, "no checksum is published for this model", "pass --sha256");
  }

  @Test
  void interruptedDownloadIsContinued() throws IOException, InterruptedException {
    stallsAfterFirstPart = true;
    Process process =
        Call.process(
                List.of("model", "pull", address("/tiny.pth"), "--cache-dir", folder.toString()))
            .start();
    try {
      awaitPart();
      process.toHandle().destroy();
      assertTrue(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS));
      try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
        String told = String.join("\n", err.lines().toList());
        assertTrue(told.contains("interrupted: the first "), told);
        assertTrue(told.contains("of tiny.pth are kept"), told);
      }
    } finally {
      process.destroyForcibly();
    }
    stallsAfterFirstPart = false;
    Call call = pull(address("/tiny.pth"));
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertArrayEquals(weights, Files.readAllBytes(Path.of(call.lines().get(0))));
    assertEquals(List.of("none", "bytes=" + FIRST_PART + "-"), ranges);
  }

  private void awaitPart() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".part")).toList()) {
          if (Files.size(file) == FIRST_PART) {
            return;
          }
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no part of " + FIRST_PART + " bytes arrived in " + folder);
  }

  private Call pull(String model, String... options) {
    return Call.program(List.of("model", "pull", model, "--cache-dir", folder.toString()), options);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "none" : range);
    exchange.getResponseHeaders().set("ETag", VERSION);
    int start = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (range != null) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + start + "-" + (weights.length - 1) + "/" + weights.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, weights.length - start);
    try (OutputStream body = exchange.getResponseBody()) {
      if (stallsAfterFirstPart) {
        body.write(weights, 0, FIRST_PART);
        body.flush();
        tested.await();
        return;
      }
      body.write(weights, start, weights.length - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerPage(HttpExchange exchange) throws IOException {
    byte[] page = "<!DOCTYPE html><html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(page);
    }
  }

  private static void assertRefused(Call call, String what, String fix) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertEquals("", call.out());
    assertTrue(call.err().contains("error: "), call.err());
    assertTrue(call.err().contains(what), call.err());
    assertTrue(call.err().contains(fix), call.err());
  }
}
