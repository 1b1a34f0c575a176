package io.github.adaclip.server;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a service listens and how much it takes. The size of batches and the largest picture are
 * the detector's own options. Immutable; every {@code with} method returns a changed copy.
 *
 * @param host name or address to listen at
 * @param port 0 for any that is free
 * @param token what requests must name; empty if everybody is served
 * @param keyStore for TLS; empty for plain HTTP
 * @param queuePictures the most pictures that wait
 * @param gather how long an incomplete batch waits for more pictures
 * @param deadline how long after it was queued a picture must be done
 * @param drain how long accepted requests may take after the service was told to stop
 * @param patience how long a client may send and read nothing, how long it may take for the headers
 *     of a request, and for body and answer beyond a second for each 16 KiB
 * @param maxBodyBytes the most bytes of one request's body
 * @param maxRequests the most requests with a body at a time
 * @param maxConnections the most open connections
 * @param profiles files of threshold profiles that requests can name, by their names without ending
 */
public record ServerSettings(
    String host,
    int port,
    Optional<AccessToken> token,
    Optional<ServerKeyStore> keyStore,
    int queuePictures,
    Duration gather,
    Duration deadline,
    Duration drain,
    Duration patience,
    long maxBodyBytes,
    int maxRequests,
    int maxConnections,
    List<Path> profiles) {
  /** Only programs of this machine reach it. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** Where nothing else is said. */
  public static final int DEFAULT_PORT = 8080;

  private static final int LAST_PORT = 65_535;
  private static final int MOST = 100_000;
  private static final long MOST_BODY_BYTES = 1L << 30;
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Checks all ranges. */
  public ServerSettings {
    if (host.isBlank()) {
      throw outOfRange("host", "a name or address", "'" + host + "'");
    }
    requireRange("port", port, 0, LAST_PORT);
    requireRange("queue", queuePictures, 1, MOST);
    requireRange("number of requests at a time", maxRequests, 1, MOST);
    requireRange("number of connections", maxConnections, 1, MOST);
    requireRange("largest body", maxBodyBytes, 1, MOST_BODY_BYTES);
    requireTime("waiting time of a batch", gather, Duration.ZERO);
    requireTime("deadline", deadline, Duration.ofMillis(1));
    requireTime("time to drain", drain, Duration.ZERO);
    requireTime("patience", patience, Duration.ofMillis(1));
    profiles = List.copyOf(profiles);
  }

  /** Port {@value #DEFAULT_PORT} of this machine alone, without TLS, token and profiles. */
  public static ServerSettings defaults() {
    return new ServerSettings(
        DEFAULT_HOST,
        DEFAULT_PORT,
        Optional.empty(),
        Optional.empty(),
        64,
        Duration.ofMillis(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        32L << 20,
        128,
        1024,
        List.of());
  }

  /** A copy for another address. */
  public ServerSettings withAddress(String newHost, int newPort) {
    return changed(
        draft -> {
          draft.host = newHost;
          draft.port = newPort;
        });
  }

  /** A copy that asks for a token. */
  public ServerSettings withToken(AccessToken value) {
    return changed(draft -> draft.token = Optional.of(value));
  }

  /** A copy that speaks TLS. */
  public ServerSettings withKeyStore(ServerKeyStore value) {
    return changed(draft -> draft.keyStore = Optional.of(value));
  }

  /** A copy with another queue. */
  public ServerSettings withQueuePictures(int value) {
    return changed(draft -> draft.queuePictures = value);
  }

  /** A copy whose batches wait another time for more pictures. */
  public ServerSettings withGather(Duration value) {
    return changed(draft -> draft.gather = value);
  }

  /** A copy with another deadline. */
  public ServerSettings withDeadline(Duration value) {
    return changed(draft -> draft.deadline = value);
  }

  /** A copy with another time for accepted requests. */
  public ServerSettings withDrain(Duration value) {
    return changed(draft -> draft.drain = value);
  }

  /** A copy with more or less patience for slow clients. */
  public ServerSettings withPatience(Duration value) {
    return changed(draft -> draft.patience = value);
  }

  /** A copy with another largest body. */
  public ServerSettings withMaxBodyBytes(long value) {
    return changed(draft -> draft.maxBodyBytes = value);
  }

  /** A copy with another number of requests at a time. */
  public ServerSettings withMaxRequests(int value) {
    return changed(draft -> draft.maxRequests = value);
  }

  /** A copy with another number of connections. */
  public ServerSettings withMaxConnections(int value) {
    return changed(draft -> draft.maxConnections = value);
  }

  /** A copy with profiles. */
  public ServerSettings withProfiles(List<Path> value) {
    return changed(draft -> draft.profiles = value);
  }

  /** Whether no other machine can reach it. */
  public boolean isForThisMachineOnly() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // told when the service listens
    }
  }

  private static void requireRange(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw outOfRange(what, least + " to " + most, value);
    }
  }

  private static void requireTime(String what, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw outOfRange(
          what,
          least.toMillis() + " ms to " + LONGEST.toSeconds() + " s",
          value.toMillis() + " ms");
    }
  }

  private static AdaClipException outOfRange(String what, String expected, Object found) {
    return AdaClipException.of(
            FailureCode.INVALID_OPTION, "the service's " + what + " is out of range")
        .expected(expected)
        .found(found)
        .fix("give a value in that range")
        .build();
  }

  private ServerSettings changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** The same fields, to be changed one by one. */
  private static final class Draft {
    private String host;
    private int port;
    private Optional<AccessToken> token;
    private Optional<ServerKeyStore> keyStore;
    private int queuePictures;
    private Duration gather;
    private Duration deadline;
    private Duration drain;
    private Duration patience;
    private long maxBodyBytes;
    private int maxRequests;
    private int maxConnections;
    private List<Path> profiles;

    Draft(ServerSettings from) {
      host = from.host;
      port = from.port;
      token = from.token;
      keyStore = from.keyStore;
      queuePictures = from.queuePictures;
      gather = from.gather;
      deadline = from.deadline;
      drain = from.drain;
      patience = from.patience;
      maxBodyBytes = from.maxBodyBytes;
      maxRequests = from.maxRequests;
      maxConnections = from.maxConnections;
      profiles = from.profiles;
    }

    ServerSettings finished() {
      return new ServerSettings(
          host,
          port,
          token,
          keyStore,
          queuePictures,
          gather,
          deadline,
          drain,
          patience,
          maxBodyBytes,
          maxRequests,
          maxConnections,
          profiles);
    }
  }
}
