package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Token and TLS. */
class AccessTest {
  private static final String TOKEN = "correct-horse-battery-staple";
  private static final String PASSWORD = "secret-of-the-store";

  @TempDir private Path folder;

  @Test
  void theServiceAsksForItsTokenAndThePageDoesNot() {
    Queue<String> log = new ConcurrentLinkedQueue<>();
    ServerSettings settings =
        ServerSettings.defaults().withAddress("127.0.0.1", 0).withToken(AccessToken.of(TOKEN));
    assertFalse(settings.toString().contains(TOKEN));
    try (Detector detector = Tiny.detector();
        DetectionServer server = DetectionServer.start(detector, settings, log::add)) {
      TestClient client = new TestClient(server);
      HttpResponse<String> without = client.post("/v1/detect", Tiny.bytes("small.png"));
      DetectionServerTest.refused(
          without,
          401,
          "UNAUTHORIZED",
          "the request has no valid token (expected a header Authorization: Bearer TOKEN; found"
              + " none)",
          "send the token that the service was started with");
      assertEquals("Bearer", without.headers().firstValue("WWW-Authenticate").orElseThrow());
      DetectionServerTest.refused(
          authorized(client, "/v1/models", "Bearer " + TOKEN + "x"),
          401,
          "UNAUTHORIZED",
          "the request has no valid token (expected a header Authorization: Bearer TOKEN; found"
              + " another token)",
          "send the token that the service was started with");
      assertEquals(200, authorized(client, "/v1/models", "Bearer " + TOKEN).statusCode());
      assertEquals(200, authorized(client, "/v1/models", "bearer " + TOKEN).statusCode());
      for (String closed : List.of("/metrics", "/v1/profiles", "/v2", "/v2/models/adaclip")) {
        assertEquals(401, client.get(closed).statusCode(), closed);
      }
      for (String open : List.of("/", "/healthz", "/readyz", "/openapi.json", "/v2/health/live")) {
        assertEquals(200, client.get(open).statusCode(), open);
      }
      assertTrue(log.stream().noneMatch(line -> line.contains(TOKEN)));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // others have no second address of their own
  void theAddressThatTheServiceNamesIsServed() {
    ServerSettings settings = ServerSettings.defaults().withAddress("127.0.0.2", 0);
    try (Detector detector = Tiny.detector();
        DetectionServer server = DetectionServer.start(detector, settings, line -> {})) {
      assertTrue(settings.isForThisMachineOnly());
      TestClient client = new TestClient(server);
      assertEquals(200, client.get("/v1/models").statusCode());
    }
  }

  @Test
  void tokensThatCanBeGuessedOrNotBeSentAreRefused() throws Exception {
    AdaClipException refusal = assertThrows(AdaClipException.class, () -> AccessToken.of("short"));
    assertEquals(
        "the token cannot be used (expected at least 16 printable ASCII characters without spaces;"
            + " found 5 characters)",
        refusal.getMessage());
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    assertTrue(AccessToken.read(file).matches(TOKEN));
    AdaClipException missing =
        assertThrows(AdaClipException.class, () -> AccessToken.read(folder.resolve("nowhere")));
    assertEquals("name a text file that this user may read", missing.fix());
  }

  @Test
  void aKeyStoreMakesItHttps() throws Exception {
    Path store = keyStore();
    ServerSettings settings =
        ServerSettings.defaults()
            .withAddress("127.0.0.1", 0)
            .withKeyStore(ServerKeyStore.read(store, PASSWORD));
    assertFalse(settings.toString().contains(PASSWORD));
    try (Detector detector = Tiny.detector();
        DetectionServer server = DetectionServer.start(detector, settings, line -> {})) {
      assertEquals("https", server.address().getScheme());
      HttpClient http = HttpClient.newBuilder().sslContext(trusting(store)).build();
      TestClient client = new TestClient(server, http);
      assertEquals(200, client.post("/v1/detect", Tiny.bytes("small.png")).statusCode());
      assertEquals(200, client.get("/").statusCode());
    }
  }

  @Test
  void aKeyStoreWithAnotherPasswordIsRefused() throws Exception {
    Path store = keyStore();
    AdaClipException refusal =
        assertThrows(AdaClipException.class, () -> ServerKeyStore.read(store, "wrong"));
    assertTrue(
        refusal.getMessage().startsWith("the key store cannot be used (file " + store),
        refusal.getMessage());
    assertFalse(refusal.describe().contains("wrong"));
  }

  private Path keyStore() throws Exception {
    Path store = folder.resolve("keys.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(keytool(store)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor());
    return store;
  }

  private static String[] keytool(Path store) {
    return new String[] {
      "-genkeypair",
      "-alias",
      "server",
      "-keyalg",
      "EC",
      "-dname",
      "CN=localhost",
      "-ext",
      "SAN=IP:127.0.0.1",
      "-storetype",
      "PKCS12",
      "-keystore",
      store.toString(),
      "-storepass",
      PASSWORD
    };
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> authorized(TestClient client, String path, String value) {
    return client.send(client.request(path).header("Authorization", value).build());
  }
}
