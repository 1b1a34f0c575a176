package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.testdata.Golden;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process, and what it refuses before it starts. */
class ServeCommandTest {
  private static final int REQUESTS = 12;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void whatWasAcceptedBeforeTermIsAnswered() throws Exception {
    Path log = folder.resolve("log");
    Process process = start(log);
    try {
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      JsonNode listening = new ObjectMapper().readTree(out.readLine());
      assertEquals("tiny_adaclip.pth", listening.get("model").asText());
      URI address = URI.create(listening.get("address").asText());
      HttpClient client = HttpClient.newHttpClient();
      byte[] picture = Files.readAllBytes(Golden.path("images").resolve("small.png"));
      List<CompletableFuture<HttpResponse<String>>> accepted = new ArrayList<>();
      for (int index = 0; index < REQUESTS; index++) {
        HttpRequest request =
            HttpRequest.newBuilder(address.resolve("/v1/detect?className=nut"))
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
        accepted.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
      }
      awaitAllAccepted(client, address, accepted);
      process.toHandle().destroy();
      for (CompletableFuture<HttpResponse<String>> each : accepted) {
        assertEquals(200, each.join().statusCode(), each.join().body());
      }
      assertEquals(ExitCode.DONE, process.waitFor());
      List<String> lines = Files.readAllLines(log);
      assertTrue(lines.stream().anyMatch(line -> line.contains("\"event\":\"stopping\"")));
      assertFalse(lines.stream().anyMatch(line -> line.contains("unfinished")), lines.toString());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void wrongUseIsRefusedBeforeTheModelIsLoaded() throws Exception {
    Path shortToken = Files.writeString(folder.resolve("token"), "short");
    refused(
        List.of("--token-file", shortToken.toString()),
        "error: the token cannot be used",
        "make one with: openssl rand -hex 32");
    refused(
        List.of("--key-store", folder.resolve("keys.p12").toString()),
        "error: the key store's password is missing",
        "write the password to a file that only this user may read, and name it");
    refused(
        List.of("--drain-seconds", "-1"),
        "error: a time of the service is out of range",
        "pass a time in that range");
    refused(
        List.of("--max-pixels", "0"),
        "error: no picture could be that small",
        "pass for instance --max-pixels 50000000");
    refused(
        List.of("--port", "70000"),
        "error: the service's port is out of range",
        "give a value in that range");
    refused(List.of("--profile", folder.resolve("none.json").toString()), "none.json", "fix");
  }

  private static void awaitAllAccepted(
      HttpClient client, URI address, List<CompletableFuture<HttpResponse<String>>> sent)
      throws Exception {
    HttpRequest metrics = HttpRequest.newBuilder(address.resolve("/metrics")).build();
    long accepted = 0;
    while (accepted < REQUESTS) {
      long done = sent.stream().filter(CompletableFuture::isDone).count();
      String figures = client.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
      String open = figures.replaceAll("(?s).*\nadaclip_requests_open ([0-9]+).*", "$1");
      accepted = done + Long.parseLong(open) - 1; // without the one that asks
    }
  }

  private void refused(List<String> options, String error, String fix) {
    List<String> args = new ArrayList<>(List.of("serve", "--port", "0"));
    args.addAll(
        List.of(
            "--backbone",
            Golden.path("tiny_clip_hf").toString(),
            "--checkpoint",
            Golden.path("tiny_adaclip.pth").toString(),
            "--image-size",
            "56"));
    args.addAll(options);
    Call call = Call.program(args.toArray(String[]::new));
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(error), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertEquals("", call.out());
  }

  private static Process start(Path log) throws Exception {
    List<String> args = new ArrayList<>(List.of("serve", "--json", "--port", "0"));
    args.addAll(Tiny.weights());
    args.addAll(List.of("--threads", "1", "--image-size", Integer.toString(Tiny.SIDE)));
    return Call.process(args).redirectError(log.toFile()).start();
  }
}
