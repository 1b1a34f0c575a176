package io.github.adaclip.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final URI ENCRYPTED = URI.create("https://host.example/a/b");

  @Test
  void aRedirectNeverGivesUpEncryption() {
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> HttpTransport.redirectTarget(ENCRYPTED, "http://host.example/a/b?secret=1"));
    assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
    assertEquals(
        "the server redirects to an unencrypted address"
            + " (url https://host.example/a/b; found http://host.example/a/b)",
        e.getMessage());
  }

  @Test
  void redirectsMayBeRelativeOrGainEncryption() {
    assertEquals(
        URI.create("https://host.example/c?x=1"),
        HttpTransport.redirectTarget(ENCRYPTED, "/c?x=1"));
    assertEquals(
        ENCRYPTED,
        HttpTransport.redirectTarget(URI.create("http://host.example/"), ENCRYPTED.toString()));
  }

  @Test
  void refusesRedirectsToNonsense() {
    for (String location : new String[] {"ht tp://x", "mailto:a@b", "https:///x"}) {
      AdaClipException e =
          assertThrows(
              AdaClipException.class, () -> HttpTransport.redirectTarget(ENCRYPTED, location));
      assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
    }
  }

  @Test
  void aCertificateNobodyTrustsIsExplainedAtOnce() throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.start();
    try {
      URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/x.pth");
      HttpTransport transport = new HttpTransport(address, Optional.empty());
      AdaClipException e =
          assertThrows(AdaClipException.class, () -> transport.get(address, Map.of()));
      assertEquals(FailureCode.DOWNLOAD_FAILED, e.code());
      assertTrue(e.getMessage().startsWith("no secure connection to the server"), e.getMessage());
      assertTrue(e.fix().contains("trustStore"), e.fix());
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext selfSigned() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = HttpTransportTest.class.getResourceAsStream("/hub/self-signed.p12")) {
      store.load(file, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
