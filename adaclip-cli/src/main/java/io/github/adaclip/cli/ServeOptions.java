package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.server.AccessToken;
import io.github.adaclip.server.DetectionServer;
import io.github.adaclip.server.ServerKeyStore;
import io.github.adaclip.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the service listens and how much it takes; mixed in with {@code @Mixin}. */
final class ServeOptions {
  private static final long MOST_MEBIBYTES = 1 << 20;
  private static final String PASSWORD_VARIABLE = "ADACLIP_KEY_STORE_PASSWORD";

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = ServerSettings.DEFAULT_HOST,
      description = "Where to listen; 0.0.0.0 for all networks. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + ServerSettings.DEFAULT_PORT,
      description = "0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Requests must name the token in this file: Authorization: Bearer TOKEN.")
  private Path tokenFile;

  @Option(
      names = "--key-store",
      paramLabel = "FILE",
      description = "Serve HTTPS with the certificate and key of this file (PKCS #12 or JKS).")
  private Path keyStore;

  @Option(
      names = "--key-store-password-file",
      paramLabel = "FILE",
      description = "Its password. Default: the environment variable " + PASSWORD_VARIABLE + ".")
  private Path passwordFile;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "A threshold profile that requests can name by its file's name without ending; may be"
              + " repeated.")
  private List<Path> profiles = List.of();

  @Option(
      names = "--queue",
      paramLabel = "N",
      defaultValue = "64",
      description = "The most pictures that wait for the model. Default: ${DEFAULT-VALUE}.")
  private int queue;

  @Option(
      names = "--wait-milliseconds",
      paramLabel = "MS",
      defaultValue = "5",
      description =
          "How long a batch of less than --batch-size waits for more. Default: ${DEFAULT-VALUE}.")
  private long waitMilliseconds;

  @Option(
      names = "--deadline-seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "A picture that is not done by then gets 503. Default: ${DEFAULT-VALUE}.")
  private double deadlineSeconds;

  @Option(
      names = "--drain-seconds",
      paramLabel = "S",
      defaultValue = "30",
      description =
          "How long accepted requests may take after Ctrl-C or TERM. Default: ${DEFAULT-VALUE}.")
  private double drainSeconds;

  @Option(
      names = "--patience-seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "How long a client may take for the headers of a request, and for body and answer beyond"
              + " a second for each 16 KiB. Default: ${DEFAULT-VALUE}.")
  private double patienceSeconds;

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      defaultValue = "32",
      description = "The largest request in MiB. Default: ${DEFAULT-VALUE}.")
  private long maxBody;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "50000000",
      description = "The most pixels of a picture. Default: ${DEFAULT-VALUE}.")
  private long maxPixels;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "128",
      description = "The most requests that are answered at a time. Default: ${DEFAULT-VALUE}.")
  private int maxRequests;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "1024",
      description = "The most open connections. Default: ${DEFAULT-VALUE}.")
  private int maxConnections;

  @Option(names = "--exif", description = "Turn pictures as their EXIF orientation says.")
  private boolean exif;

  /**
   * The settings; reads token, password and key store.
   *
   * @throws AdaClipException INVALID_OPTION or MISSING_FILE
   */
  ServerSettings settings() {
    ServerSettings settings =
        ServerSettings.defaults()
            .withAddress(host, port)
            .withQueuePictures(queue)
            .withGather(Duration.ofMillis(waitMilliseconds))
            .withDeadline(TimeOption.seconds("the service", "--deadline-seconds", deadlineSeconds))
            .withDrain(TimeOption.seconds("the service", "--drain-seconds", drainSeconds))
            .withPatience(TimeOption.seconds("the service", "--patience-seconds", patienceSeconds))
            .withMaxBodyBytes(Math.max(0, Math.min(maxBody, MOST_MEBIBYTES)) << 20)
            .withMaxRequests(maxRequests)
            .withMaxConnections(maxConnections)
            .withProfiles(profiles);
    if (tokenFile != null) {
      settings = settings.withToken(AccessToken.read(tokenFile));
    }
    return keyStore == null ? settings : settings.withKeyStore(readKeyStore());
  }

  /** Which pictures are taken. */
  DetectorOptions applyTo(DetectorOptions options) {
    if (maxPixels < 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "no picture could be that small")
          .with("option", "--max-pixels")
          .expected("1 or more")
          .found(maxPixels)
          .fix("pass for instance --max-pixels 50000000")
          .build();
    }
    return options.withDecode(
        DecodeOptions.defaults().withExifRotation(exif).withMaxPixels(maxPixels));
  }

  /** What the user should know before others can reach the service. */
  static List<String> warnings(ServerSettings settings) {
    if (settings.isForThisMachineOnly()) {
      return List.of();
    }
    String open =
        "warning: everybody who reaches "
            + settings.host()
            + " can use the service; --token-file asks for a token";
    String readable =
        "warning: pictures and token can be read on their way; --key-store gives HTTPS";
    List<String> warnings = new ArrayList<>();
    if (settings.token().isEmpty()) {
      warnings.add(open);
    }
    if (settings.keyStore().isEmpty()) {
      warnings.add(readable);
    }
    return warnings;
  }

  /** The line that says where the service listens. */
  String listening(DetectionServer server, Detector detector, boolean json) {
    String name = detector.model().name();
    return json
        ? JsonNodeFactory.instance
            .objectNode()
            .put("address", server.address().toString())
            .put("port", server.port())
            .put("model", name)
            .toString()
        : "serving " + name + " at " + server.address();
  }

  private ServerKeyStore readKeyStore() {
    if (passwordFile != null) {
      return ServerKeyStore.read(keyStore, passwordFile);
    }
    String password = System.getenv(PASSWORD_VARIABLE);
    if (password == null) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the key store's password is missing")
          .file(keyStore)
          .expected("--key-store-password-file, or the variable " + PASSWORD_VARIABLE)
          .found("neither")
          .fix("write the password to a file that only this user may read, and name it")
          .build();
    }
    return ServerKeyStore.read(keyStore, password);
  }
}
