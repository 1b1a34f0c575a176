package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDownloadTest {
  private static final byte[] BODY = PullFixture.bytes(300_000, 1);
  private static final int CUT = 100_000;
  private static final String PATH = "/files/prompts.pth";
  private static final String ETAG = "\"v1\"";

  @TempDir Path folder;
  private LoopbackServer server;
  private PullFixture fixture;
  private String address;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    fixture = new PullFixture(folder, URI.create("http://127.0.0.1:1/"));
    address = server.uri(PATH).toString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void downloadsOnceWithProgressAndANote() throws IOException {
    server.on(PATH, LoopbackServer.whole(BODY));
    Path file = fixture.pull(address);
    assertArrayEquals(BODY, Files.readAllBytes(file));
    assertEquals("prompts.pth", file.getFileName().toString());
    assertTrue(file.startsWith(folder.resolve("own/downloads")), file.toString());
    assertEquals(List.of((long) BODY.length), fixture.heard.totals);
    assertEquals(BODY.length, fixture.heard.advances.get(fixture.heard.advances.size() - 1));
    assertEquals(1, fixture.heard.finished);
    JsonNode note = new ObjectMapper().readTree(file.resolveSibling("prompts.pth.json").toFile());
    assertEquals(address, note.get("url").asText());
    assertEquals(PullFixture.sha256(BODY), note.get("sha256").asText());
    assertEquals(BODY.length, note.get("sizeBytes").asLong());

    assertEquals(file, fixture.pull(address));
    assertEquals(Optional.of(file), fixture.downloader().cached(address));
    assertEquals(1, server.count("GET"));
    assertEquals(List.of("prompts.pth", "prompts.pth.json", "prompts.pth.lock"), namesBeside(file));
  }

  @Test
  void aRefreshAsksAgainAndReplaces() throws IOException {
    byte[] newer = PullFixture.bytes(1000, 2);
    server.onEach(PATH, LoopbackServer.whole(BODY), LoopbackServer.whole(newer));
    fixture.pull(address);
    Path file = fixture.pull(address, PullOptions.defaults().withRefresh(true));
    assertArrayEquals(newer, Files.readAllBytes(file));
  }

  @Test
  void aFileOfAnotherLengthThanNotedCountsAsAbsent() throws IOException {
    server.on(PATH, LoopbackServer.whole(BODY));
    Path file = fixture.pull(address);
    Files.write(file, new byte[10]);
    assertEquals(Optional.empty(), fixture.downloader().cached(address));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address)));
  }

  @Test
  void continuesAfterACutWithRangeAndIfRange() throws IOException {
    server.onEach(
        PATH, LoopbackServer.cut(BODY, CUT, "ETag", ETAG), LoopbackServer.ranged(BODY, ETAG));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address)));
    LoopbackServer.Request second = server.requests().get(1);
    long kept = rangeStart(second);
    assertTrue(kept > 0 && kept <= CUT, "continued at " + kept);
    assertEquals(Optional.of(ETAG), second.header("If-Range"));
    assertEquals(List.of(PullFixture.FIRST_DELAY), fixture.waits);
    String message = fixture.heard.messages.get(0);
    assertTrue(message.startsWith("the connection was lost at "), message);
    assertTrue(message.endsWith("trying again in 1 s (attempt 2 of 3)"), message);
  }

  @Test
  void startsAgainWhereTheServerCannotContinue() throws IOException {
    server.onEach(PATH, LoopbackServer.cut(BODY, CUT, "ETag", ETAG), LoopbackServer.whole(BODY));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address)));
    assertTrue(
        fixture.heard.messages.contains("the server cannot continue this file; starting again"),
        fixture.heard.messages.toString());
  }

  @Test
  void startsAgainIfTheFileChangedMeanwhile() throws IOException {
    byte[] newer = PullFixture.bytes(BODY.length, 3);
    server.onEach(
        PATH, LoopbackServer.cut(BODY, CUT, "ETag", ETAG), LoopbackServer.ranged(newer, "\"v2\""));
    assertArrayEquals(newer, Files.readAllBytes(fixture.pull(address)));
  }

  @Test
  void startsAgainWithoutAVersionMarkOrChecksum() throws IOException {
    server.onEach(PATH, LoopbackServer.cut(BODY, CUT), LoopbackServer.ranged(BODY, ETAG));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address)));
    assertEquals(Optional.empty(), server.requests().get(1).header("Range"));
  }

  @Test
  void aChecksumAllowsToContinueWithoutAVersionMark() throws IOException {
    server.onEach(PATH, LoopbackServer.cut(BODY, CUT), LoopbackServer.ranged(BODY, ETAG));
    fixture.pull(address, PullOptions.defaults().withSha256(PullFixture.sha256(BODY)));
    assertTrue(rangeStart(server.requests().get(1)) > 0);
  }

  @Test
  void aCompletePartFromAnEarlierRunIsTakenAfterStatus416() throws IOException {
    server.on(PATH, LoopbackServer.ranged(BODY, ETAG));
    Path part = writePart(BODY);
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address, expecting(BODY))));
    assertFalse(Files.exists(part));
    assertEquals(1, server.count("GET"));
  }

  @Test
  void aPartOfAnotherFileIsThrownAway() throws IOException {
    server.on(PATH, LoopbackServer.ranged(BODY, ETAG));
    writePart(PullFixture.bytes(BODY.length + 5, 4));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address, expecting(BODY))));

    Files.delete(fixture.downloader().cached(address).orElseThrow());
    writePart(PullFixture.bytes(CUT, 4));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address, expecting(BODY))));
  }

  @Test
  void aServerThatContinuesAtTheWrongPlaceIsNotBelieved() throws IOException {
    server.onEach(
        PATH,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 7-299999/300000");
          exchange.sendResponseHeaders(206, -1);
          exchange.close();
        },
        LoopbackServer.ranged(BODY, ETAG));
    writePart(java.util.Arrays.copyOf(BODY, CUT));
    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address, expecting(BODY))));
    assertEquals(Optional.empty(), server.requests().get(1).header("Range"));
  }

  @Test
  void deletesAFileWithAWrongChecksum() {
    server.on(PATH, LoopbackServer.whole(BODY));
    String wanted = "0".repeat(64);
    AdaClipException e = refused(PullOptions.defaults().withSha256(wanted));
    assertEquals(FailureCode.CHECKSUM_MISMATCH, e.code());
    assertTrue(e.describe().contains("expected  sha256 " + wanted), e.describe());
    assertTrue(e.describe().contains("found     sha256 " + PullFixture.sha256(BODY)), e.describe());
    assertEquals(List.of("prompts.pth.lock"), namesBeside(location()));
  }

  @Test
  void checksACachedFileAgainstAChecksumThatIsDemanded() {
    server.on(PATH, LoopbackServer.whole(BODY));
    fixture.pull(address);
    assertEquals(
        FailureCode.CHECKSUM_MISMATCH,
        refused(PullOptions.defaults().withSha256("1".repeat(64))).code());
    fixture.pull(address, expecting(BODY));
  }

  @Test
  void recognisesAWebPageAndKeepsNothingOfIt() {
    server.on(
        PATH,
        LoopbackServer.whole(
            "<!DOCTYPE html><title>Virus scan warning</title>".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/octet-stream"));
    AdaClipException e = refused(PullOptions.defaults());
    assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
    assertTrue(e.getMessage().startsWith("the server sent a web page, not a file"), e.getMessage());
    assertTrue(e.fix().contains("browser"), e.fix());
    assertEquals(List.of("prompts.pth.lock"), namesBeside(location()));
    assertEquals(List.of(), fixture.waits);
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotLonger() throws IOException {
    server.onEach(
        PATH,
        LoopbackServer.status(429, "Retry-After", "7"),
        LoopbackServer.status(503, "Retry-After", "3600"),
        LoopbackServer.whole(BODY));
    fixture.pull(address);
    assertEquals(List.of(Duration.ofSeconds(7), PullFixture.LONGEST_DELAY), fixture.waits);
    assertTrue(
        fixture.heard.messages.get(0).contains("answered 429"), fixture.heard.messages.toString());
  }

  @Test
  void triesAgainAfterServerErrorsWithLongerWaits() throws IOException {
    server.onEach(
        PATH, LoopbackServer.status(500), LoopbackServer.status(502), LoopbackServer.whole(BODY));
    fixture.pull(address);
    assertEquals(
        List.of(PullFixture.FIRST_DELAY, PullFixture.FIRST_DELAY.multipliedBy(2)), fixture.waits);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    server.on(PATH, LoopbackServer.status(503, "Retry-After", "5"));
    AdaClipException e = refused(PullOptions.defaults());
    assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
    assertEquals(PullFixture.ATTEMPTS, server.count("GET"));
    assertTrue(e.describe().contains("127.0.0.1 answered 503"), e.describe());
    assertTrue(e.describe().contains("wait      5 s"), e.describe());
  }

  @Test
  void aCutThatBringsTheFileForwardIsNotCountedAgainstIt() throws IOException {
    byte[] large = PullFixture.bytes(1_000_000, 5);
    int cuts = PullFixture.ATTEMPTS + 2;
    server.on(
        PATH,
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          int start = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
          exchange.getResponseHeaders().set("ETag", ETAG);
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Range",
                  "bytes " + start + "-" + (large.length - 1) + "/" + large.length);
          exchange.sendResponseHeaders(start == 0 ? 200 : 206, large.length - start);
          int end =
              server.count("GET") <= cuts ? Math.min(large.length, start + 150_000) : large.length;
          exchange.getResponseBody().write(large, start, end - start);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    assertArrayEquals(large, Files.readAllBytes(fixture.pull(address)));
    assertTrue(
        server.count("GET") > PullFixture.ATTEMPTS, "only " + server.count("GET") + " requests");
  }

  @Test
  void anUnreachableServerEndsInAMessage() throws IOException {
    URI nobody = server.uri("/x.pth");
    server.close();
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> fixture.pull(nobody.toString()));
    assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
    assertTrue(
        e.getMessage().contains("no answer from 127.0.0.1 (ConnectException)"), e.getMessage());
    assertTrue(e.fix().contains("proxy"), e.fix());
  }

  @Test
  void aForbiddenOrMissingFileIsNotAskedForTwice() {
    for (int status : new int[] {401, 403, 404, 400}) {
      server.on(PATH, LoopbackServer.status(status));
      AdaClipException e = refused(PullOptions.defaults());
      assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
      assertTrue(e.describe().contains("status " + status), e.describe());
      assertTrue(e.describe().contains(address), e.describe());
    }
    assertEquals(4, server.count("GET"));
    assertEquals(List.of(), fixture.waits);
  }

  @Test
  void refusesCirclesAndForeignSchemesInRedirects() {
    server.on(PATH, LoopbackServer.redirect(302, "/b"));
    server.on("/b", LoopbackServer.redirect(302, PATH));
    assertTrue(
        refused(PullOptions.defaults())
            .getMessage()
            .startsWith("the server redirects in a circle"));
    server.on("/b", LoopbackServer.redirect(302, "file:///etc/passwd"));
    assertTrue(
        refused(PullOptions.defaults())
            .getMessage()
            .contains("something other than a web address"));
    server.on(
        PATH,
        exchange -> LoopbackServer.redirect(302, PATH + "?" + server.count("GET")).to(exchange));
    assertTrue(
        refused(PullOptions.defaults()).getMessage().startsWith("the server redirects too often"));
  }

  @Test
  void anAnswerInPartsThatNobodyAskedForIsRefused() {
    server.on(PATH, LoopbackServer.status(206, "Content-Range", "bytes 0-9/10"));
    assertTrue(refused(PullOptions.defaults()).describe().contains("found     status 206"));
    server.on(PATH, LoopbackServer.status(416));
    assertTrue(refused(PullOptions.defaults()).describe().contains("found     status 416"));
  }

  @Test
  void followsRedirectsAndNamesTheFileAfterTheFirstAddress() throws IOException {
    server.on(PATH, LoopbackServer.redirect(301, "/storage/0a1b"));
    server.on("/storage/0a1b", LoopbackServer.whole(BODY));
    assertEquals("prompts.pth", fixture.pull(address).getFileName().toString());
  }

  @Test
  void refusesBeforeTheFirstByteIfTheDiskIsTooSmall() {
    server.on(PATH, LoopbackServer.whole(BODY));
    fixture.freeSpace = path -> FreeSpace.RESERVE_BYTES + BODY.length - 1;
    AdaClipException e = refused(PullOptions.defaults());
    assertEquals(FailureCode.DISK_FULL, e.code());
    assertTrue(e.describe().contains("expected  17.1 MB"), e.describe());
    assertTrue(e.fix().contains("--cache-dir"), e.fix());
    assertEquals(List.of(), fixture.heard.advances);
    fixture.freeSpace = path -> FreeSpace.RESERVE_BYTES + BODY.length;
    fixture.pull(address);
  }

  @Test
  void aCacheThatCannotBeWrittenIsExplained() throws IOException {
    server.on(PATH, LoopbackServer.whole(BODY));
    fixture.environment.put(
        "ADACLIP_CACHE", Files.writeString(folder.resolve("file"), "").toString());
    AdaClipException e = refused(PullOptions.defaults());
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
  }

  @Test
  void anEmptyAnswerIsNoFile() {
    server.on(PATH, LoopbackServer.whole(new byte[0]));
    assertTrue(
        refused(PullOptions.defaults()).getMessage().startsWith("the file has the wrong length"));
  }

  @Test
  void anInterruptLeavesThePartThatTheNextPullContinues() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server.onEach(
        PATH,
        exchange -> {
          exchange.getResponseHeaders().set("ETag", ETAG);
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY, 0, CUT);
          exchange.getResponseBody().flush();
          half.countDown();
          await(release);
          exchange.close();
        },
        LoopbackServer.ranged(BODY, ETAG));
    AtomicReference<AdaClipException> failure = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread puller =
        new Thread(
            () -> {
              failure.set(assertThrows(AdaClipException.class, () -> fixture.pull(address)));
              flag.set(Thread.currentThread().isInterrupted());
            });
    puller.start();
    half.await();
    while (fixture.heard.advances.isEmpty()) {
      Thread.onSpinWait();
    }
    puller.interrupt();
    puller.join();
    release.countDown();
    assertEquals(FailureCode.CANCELLED, failure.get().code());
    assertTrue(flag.get(), "the interrupt is passed on");
    assertTrue(
        namesBeside(location()).contains("prompts.pth.part"), namesBeside(location()).toString());
    assertFalse(Files.exists(location()));

    assertArrayEquals(BODY, Files.readAllBytes(fixture.pull(address)));
    assertTrue(rangeStart(server.requests().get(1)) > 0);
  }

  @Test
  void aServerThatFallsSilentIsLeftAndAskedAgain() throws IOException {
    CountDownLatch release = new CountDownLatch(1);
    server.onEach(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY, 0, CUT);
          exchange.getResponseBody().flush();
          await(release);
          exchange.close();
        },
        LoopbackServer.ranged(BODY, ETAG));
    Retries retries = new Retries(2, Duration.ZERO, Duration.ZERO, duration -> {});
    FileTransfer transfer =
        new FileTransfer(
            new HttpTransport(URI.create("http://127.0.0.1:1/"), Optional.empty()),
            retries,
            FreeSpace.ofDevice(),
            Duration.ofMillis(60));
    DownloadJob job =
        new DownloadJob(
            "x",
            server.uri(PATH),
            folder.resolve("x.part"),
            Optional.of(PullFixture.sha256(BODY)),
            OptionalLong.empty(),
            Optional.empty());
    FileTransfer.Received received = transfer.fetch(job, fixture.heard);
    release.countDown();
    assertEquals(BODY.length, received.sizeBytes());
    assertTrue(
        fixture.heard.messages.get(0).startsWith("nothing more came after "),
        fixture.heard.messages.toString());
  }

  @Test
  void aLengthThatIsKnownBeforehandIsDemanded() {
    server.on(PATH, LoopbackServer.whole(BODY));
    FileTransfer transfer =
        new FileTransfer(
            new HttpTransport(URI.create("http://127.0.0.1:1/"), Optional.empty()),
            Retries.standard(),
            FreeSpace.ofDevice(),
            FileTransfer.LONGEST_SILENCE);
    DownloadJob job =
        new DownloadJob(
            "x",
            server.uri(PATH),
            folder.resolve("x.part"),
            Optional.empty(),
            OptionalLong.of(5),
            Optional.empty());
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> transfer.fetch(job, fixture.heard));
    assertTrue(e.getMessage().contains("expected 5 bytes; found 300000 bytes"), e.getMessage());
    assertFalse(Files.exists(folder.resolve("x.part")));
  }

  @Test
  void filesOfOneNameFromTwoAddressesDoNotMeet() {
    ModelCache cache = ModelCache.at(folder);
    Path one = cache.locationOf(URI.create("https://a/x.pth"), Optional.empty());
    assertNotEquals(one, cache.locationOf(URI.create("https://b/x.pth"), Optional.empty()));
    assertNotEquals(one, cache.locationOf(URI.create("https://a/x.pth?v=2"), Optional.empty()));
    Optional<String> sha256 = Optional.of("ab".repeat(32));
    assertEquals(
        cache.locationOf(URI.create("https://a/x.pth"), sha256),
        cache.locationOf(URI.create("https://b/x.pth"), sha256));
    assertEquals("download", name(cache, "https://a/"));
    assertEquals("a_b.pth", name(cache, "https://a/a%20b.pth"));
    assertEquals("download", name(cache, "https://a/x/.."));
  }

  @Test
  void refusesAChecksumThatIsNone() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> PullOptions.defaults().withSha256("abc"));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertEquals(
        Optional.of("ab".repeat(32)),
        PullOptions.defaults().withSha256(" " + "AB".repeat(32)).sha256());
  }

  private static String name(ModelCache cache, String uri) {
    return cache.locationOf(URI.create(uri), Optional.empty()).getFileName().toString();
  }

  private AdaClipException refused(PullOptions options) {
    return assertThrows(AdaClipException.class, () -> fixture.pull(address, options));
  }

  private static PullOptions expecting(byte[] body) {
    return PullOptions.defaults().withSha256(PullFixture.sha256(body));
  }

  private Path location() {
    return ModelCache.standard(Map.copyOf(fixture.environment))
        .locationOf(URI.create(address), Optional.empty());
  }

  private Path writePart(byte[] content) throws IOException {
    Path part = location().resolveSibling("prompts.pth.part");
    Files.createDirectories(part.getParent());
    return Files.write(part, content);
  }

  private static long rangeStart(LoopbackServer.Request request) {
    return Long.parseLong(request.header("Range").orElse("bytes=0-").replaceAll("[^0-9]", ""));
  }

  private static List<String> namesBeside(Path file) {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
