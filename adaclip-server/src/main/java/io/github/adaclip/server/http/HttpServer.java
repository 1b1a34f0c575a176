package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with the limits of this service. */
public final class HttpServer {
  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(3);
  private static final int HEADER_BYTES = 8192;

  /** Threads beside those of requests with a body: selectors, probes, the page. */
  static final int OTHER_THREADS = 32;

  private final Server server;
  private final ServerConnector connector;
  private final String host;

  /**
   * A server that is not started.
   *
   * @param tls certificate and key; empty for plain HTTP
   */
  public HttpServer(
      Handler handler,
      String host,
      int port,
      HttpLimits limits,
      Optional<SslContextFactory.Server> tls) {
    this.host = host;
    QueuedThreadPool threads = new QueuedThreadPool(limits.requests() + OTHER_THREADS);
    threads.setName("adaclip-http");
    threads.setDaemon(true);
    server = new Server(threads);
    server.setHandler(handler);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    server.setErrorHandler(new ProblemErrorHandler());
    HttpConnectionFactory plain = new HttpConnectionFactory(configuration);
    ConnectionFactory[] factories =
        tls.map(
                context ->
                    new ConnectionFactory[] {
                      new SslConnectionFactory(context, plain.getProtocol()), plain
                    })
            .orElse(new ConnectionFactory[] {plain});
    connector = new WatchedConnector(server, limits.patience(), factories);
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.patience().toMillis());
    server.addConnector(connector);
    NetworkConnectionLimit connections = new NetworkConnectionLimit(limits.connections(), server);
    connections.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
    server.addBean(connections);
  }

  /**
   * Listens.
   *
   * @throws AdaClipException BUSY if the port is taken, INVALID_OPTION if the address cannot be
   *     used
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** The port it listens at. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Closes all connections. */
  public void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    }
  }

  /** Whether a port was taken or the address is not ours: the same exception says both. */
  private static boolean isOfThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private AdaClipException failure(Exception failure) {
    boolean taken = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      taken |= cause instanceof BindException;
    }
    taken &= isOfThisMachine(host);
    AdaClipException.Builder refusal =
        taken
            ? AdaClipException.of(FailureCode.BUSY, "the service cannot listen at this address")
                .fix("pass another --port, or 0 for any that is free")
            : AdaClipException.of(
                    failure instanceof IOException
                        ? FailureCode.INVALID_OPTION
                        : FailureCode.INTERNAL_ERROR,
                    "the service cannot be started")
                .fix("pass --host with an address of this machine");
    return refusal
        .with("address", host + ":" + connector.getPort())
        .found(failure.getMessage())
        .cause(failure)
        .build();
  }
}
