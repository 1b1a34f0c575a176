package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadLockTest {
  private static final byte[] BODY = PullFixture.bytes(100_000, 31);
  private static final String PATH = "/a/prompts.pth";
  private static final int PROCESS_SECONDS = 50;

  @TempDir Path folder;
  private LoopbackServer server;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer();
    server.on(
        PATH,
        exchange -> {
          asked.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          LoopbackServer.whole(BODY).to(exchange);
        });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void twoThreadsDownloadOnce() throws Exception {
    PullFixture first = fixture();
    PullFixture second = fixture();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Path> pullFirst = () -> first.pull(server.uri(PATH).toString());
      Callable<Path> pullSecond = () -> second.pull(server.uri(PATH).toString());
      Future<Path> one = threads.submit(pullFirst);
      asked.await();
      Future<Path> two = threads.submit(pullSecond);
      while (second.heard.messages.isEmpty()) {
        Thread.onSpinWait();
      }
      release.countDown();
      assertEquals(one.get(), two.get());
      assertEquals(
          List.of("waiting for another download of prompts.pth in this process"),
          second.heard.messages);
      assertEquals(1, server.requests().size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anotherProcessWaitsAndUsesTheFinishedFile() throws Exception {
    PullFixture here = fixture();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Process process = null;
    try {
      Callable<Path> pull = () -> here.pull(server.uri(PATH).toString());
      Future<Path> mine = threads.submit(pull);
      asked.await();
      process = otherProcess();
      var output = process.inputReader(StandardCharsets.UTF_8);
      assertEquals("waiting for another process that downloads prompts.pth", output.readLine());
      release.countDown();
      assertEquals(mine.get().toString(), output.readLine());
      assertTrue(process.waitFor(PROCESS_SECONDS, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
      assertEquals(1, server.requests().size());
    } finally {
      release.countDown();
      threads.shutdownNow();
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aThreadThatWaitsCanBeInterrupted() throws Exception {
    PullFixture first = fixture();
    PullFixture second = fixture();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Callable<Path> pull = () -> first.pull(server.uri(PATH).toString());
      Future<Path> one = threads.submit(pull);
      asked.await();
      Thread.currentThread().interrupt();
      AdaClipException e =
          assertThrows(AdaClipException.class, () -> second.pull(server.uri(PATH).toString()));
      assertEquals(FailureCode.CANCELLED, e.code());
      assertTrue(Thread.interrupted(), "the interrupt is passed on");
      release.countDown();
      one.get();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Runs {@link Puller} on the classes of this test. */
  private Process otherProcess() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(List.of(Puller.class.getName(), folder.toString(), server.uri(PATH).toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private PullFixture fixture() {
    return new PullFixture(folder, URI.create("http://127.0.0.1:1/"));
  }

  /** A process of its own that pulls and prints what it hears, then the path. */
  static final class Puller {
    private Puller() {}

    public static void main(String[] arguments) {
      PullFixture fixture =
          new PullFixture(Path.of(arguments[0]), URI.create("http://127.0.0.1:1/"));
      ProgressListener printer =
          new ProgressListener() {
            @Override
            public void message(String text) {
              System.out.println(text);
            }
          };
      System.out.println(fixture.downloader().pull(arguments[1], PullOptions.defaults(), printer));
    }
  }
}
