package io.github.adaclip.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that can be asked whether the client has hung up. Over HTTP/1.1 the server does not
 * read while a request is being answered, so nothing would tell. Asking reads ahead, without
 * waiting, what may have come; it is handed on when the connection reads next.
 *
 * <p>A request whose headers are not whole some time after their first byte ends the connection:
 * single bytes in time would otherwise keep it open forever.
 */
final class WatchedEndPoint extends SocketChannelEndPoint {
  /** More than the farewell of a TLS connection, behind which its end is seen. */
  private static final int AHEAD_BYTES = 4096;

  private final Executor executor;
  private final Duration headerTime;
  private final ByteBuffer ahead = ByteBuffer.allocate(AHEAD_BYTES).limit(0);
  private boolean ended;
  private boolean answering;
  private Scheduler.Task headersDue;

  WatchedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor executor,
      Duration headerTime) {
    super(channel, selector, key, scheduler);
    this.executor = executor;
    this.headerTime = headerTime;
  }

  /** The headers of a request are there. */
  synchronized void requestBegan() {
    answering = true;
    if (headersDue != null) {
      headersDue.cancel();
      headersDue = null;
    }
  }

  /** What comes from now on belongs to the next request. */
  synchronized void requestEnded() {
    answering = false;
  }

  /** Whether the client has closed the connection; only while a request is answered. */
  synchronized boolean hasEnded() {
    if (ended || !isOpen()) {
      return true;
    }
    ahead.compact();
    try {
      while (ahead.hasRemaining()) {
        int count = getChannel().read(ahead);
        if (count <= 0) {
          ended = count < 0;
          break;
        }
      }
    } catch (IOException e) {
      ended = true;
    } finally {
      ahead.flip();
    }
    if (ahead.hasRemaining() && isFillInterested()) {
      tellFilled();
    }
    return ended;
  }

  @Override
  public synchronized int fill(ByteBuffer buffer) throws IOException {
    int count = ahead.hasRemaining() ? fillAhead(buffer) : super.fill(buffer);
    if (count > 0 && !answering && headersDue == null) {
      headersDue =
          getScheduler().schedule(this::close, headerTime.toMillis(), TimeUnit.MILLISECONDS);
    }
    return count;
  }

  private int fillAhead(ByteBuffer buffer) {
    int position = BufferUtil.flipToFill(buffer);
    int count = BufferUtil.put(ahead, buffer);
    BufferUtil.flipToFlush(buffer, position);
    return count;
  }

  @Override
  protected void needsFillInterest() {
    boolean filled;
    synchronized (this) {
      filled = ahead.hasRemaining();
    }
    if (filled) {
      tellFilled();
    } else {
      super.needsFillInterest();
    }
  }

  private void tellFilled() {
    executor.execute(() -> getFillInterest().fillable());
  }
}
