package io.github.adaclip.server;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate with its key, for TLS. Does not tell its password. */
public final class ServerKeyStore {
  private final KeyStore store;
  private final String password;

  private ServerKeyStore(KeyStore store, String password) {
    this.store = store;
    this.password = password;
  }

  /**
   * Reads a key store in PKCS #12 or Java's own form.
   *
   * @throws AdaClipException MISSING_FILE or INVALID_OPTION if it cannot be read with that
   *     password, or holds no key
   */
  public static ServerKeyStore read(Path file, String password) {
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return new ServerKeyStore(store, password);
        }
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
    throw unusable(file, "no key", null);
  }

  /** The password in a file. */
  public static ServerKeyStore read(Path file, Path passwordFile) {
    return read(file, AccessToken.secretLine(passwordFile));
  }

  /** As Jetty takes it; TLS 1.2 and 1.3. */
  SslContextFactory.Server context() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(store);
    context.setKeyStorePassword(password);
    context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    return context;
  }

  @Override
  public String toString() {
    return "key store";
  }

  private static AdaClipException unusable(Path file, String found, Exception cause) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "the key store cannot be used")
        .file(file)
        .expected("a certificate with its key, and their password")
        .found(found)
        .fix("make one with: keytool -genkeypair -keyalg EC -storetype PKCS12 -keystore FILE")
        .cause(cause)
        .build();
  }
}
