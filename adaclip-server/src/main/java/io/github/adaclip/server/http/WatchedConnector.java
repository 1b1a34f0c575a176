package io.github.adaclip.server.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A connector of {@link WatchedEndPoint}s. */
final class WatchedConnector extends ServerConnector {
  private final Duration headerTime;

  WatchedConnector(Server server, Duration headerTime, ConnectionFactory... factories) {
    super(server, null, null, null, 1, 1, factories);
    this.headerTime = headerTime;
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) throws IOException {
    WatchedEndPoint endPoint =
        new WatchedEndPoint(channel, selector, key, getScheduler(), getExecutor(), headerTime);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }
}
