package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.server.batch.Ticket;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every request goes through: id, token, endpoint, headers, problem if something fails, log
 * line. Requests are answered on the server's threads, one each.
 */
public final class ServiceHandler extends Handler.Abstract {
  /** Told in the log where nobody was left to answer, as other servers do. */
  private static final int CLIENT_GONE = 499;

  /** Half the threads that requests without a permit have. */
  private static final int DISCARDS = HttpServer.OTHER_THREADS / 2;

  private static final String NO_ROUTE = "none";
  private static final String BEARER = "Bearer ";

  private final Routes routes;
  private final Predicate<String> token;
  private final HttpLimits limits;
  private final ByteBudget budget;
  private final ResponseWriter writer;
  private final OriginCheck origins;
  private final Semaphore requests;
  private final AtomicInteger open = new AtomicInteger();
  private final Supplier<Duration> retryAfter;
  private final AccessLog log;
  private final RequestListener listener;
  private final Semaphore discards = new Semaphore(DISCARDS);
  private volatile boolean stopping;

  /**
   * A handler.
   *
   * @param token whether a bearer token is the right one
   * @param ownHost the host that requests must name, or another name of this machine; empty if any
   *     will do
   * @param retryAfter when there should be room again
   */
  public ServiceHandler(
      Routes routes,
      Predicate<String> token,
      Optional<String> ownHost,
      HttpLimits limits,
      Supplier<Duration> retryAfter,
      AccessLog log,
      RequestListener listener) {
    this.routes = routes;
    this.token = token;
    this.limits = limits;
    this.budget = new ByteBudget(limits.allBodyBytes());
    this.writer = new ResponseWriter(limits, budget);
    this.origins = new OriginCheck(ownHost);
    this.requests = new Semaphore(limits.requests());
    this.retryAfter = retryAfter;
    this.log = log;
    this.listener = listener;
  }

  /** From now on refuses to compute anything, and asks clients to close their connections. */
  public void refuseWork() {
    stopping = true;
  }

  /** Whether it still computes. */
  public boolean takesWork() {
    return !stopping;
  }

  /** Requests whose answers are not written yet. */
  public int openRequests() {
    return open.get();
  }

  /** Bytes of bodies that are in memory. */
  public long bodyBytes() {
    return budget.taken();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // Who waits for the model neither reads nor writes.
    request.addIdleTimeoutListener(timeout -> false);
    open.incrementAndGet();
    Request.addCompletionListener(request, failure -> open.decrementAndGet());
    try (BodyReader body = new BodyReader(request, limits, budget)) {
      Call call = new Call(request, UUID.randomUUID().toString(), body);
      call.begin();
      Answer answer = answer(call);
      call.end();
      body.close();
      if (answer.reply() == null) {
        report(call, answer);
        // A client that has only ended its sending side must not be told of a failure either.
        call.disconnect();
        callback.failed(new EofException(answer.failure()));
      } else {
        write(answer, call, request, response, callback);
      }
    }
    return true;
  }

  private void write(
      Answer answer, Call call, Request request, Response response, Callback callback) {
    Answer written = answer;
    try {
      writer.reserve(answer.reply());
    } catch (AdaClipException e) {
      written = new Answer(answer.route(), problem(call, e), null);
      writer.reserve(written.reply());
    }
    // Before the client knows, so that whoever has an answer finds it in log and metrics.
    report(call, written);
    writer.write(written.reply(), call, stopping, request, response, callback);
  }

  /** What came of a call: a reply, or a client that has gone. */
  private record Answer(String route, Reply reply, Throwable failure) {}

  private Answer answer(Call call) {
    String route = NO_ROUTE;
    try {
      origins.check(call);
      Routes.Route found = routes.find(call);
      route = found.path();
      if (!found.open()) {
        requireToken(call);
      }
      return new Answer(route, withPermit(call, found.endpoint()), null);
    } catch (ClientGoneException e) {
      return new Answer(route, null, e);
    } catch (Throwable thrown) {
      if (isCancelled(thrown) && call.isAbandoned()) {
        return new Answer(route, null, thrown);
      }
      discard(call);
      return new Answer(route, problem(call, thrown), null);
    }
  }

  /**
   * Reads on what nobody wants, so that the client gets its answer; for a few at a time, since it
   * takes a thread each. Of others the connection is closed after the answer.
   */
  private void discard(Call call) {
    if (discards.tryAcquire()) {
      try {
        call.bodyReader().discard();
      } finally {
        discards.release();
      }
    }
  }

  private static boolean isCancelled(Throwable thrown) {
    return thrown instanceof AdaClipException failure && failure.code() == FailureCode.CANCELLED;
  }

  private Reply problem(Call call, Throwable thrown) {
    Problem problem = Problem.of(thrown);
    problem.defect().ifPresent(defect -> log.defect(call.id(), defect));
    return problem.reply(call, retryAfter.get());
  }

  private Reply withPermit(Call call, Endpoint endpoint) {
    if (!call.method().equals("POST")) {
      return endpoint.answer(call);
    }
    if (stopping) {
      throw Ticket.stopped();
    }
    if (!requests.tryAcquire()) {
      throw AdaClipException.of(FailureCode.BUSY, "too many requests are being answered")
          .expected("at most " + limits.requests() + " at a time")
          .fix("send the request again after the time that Retry-After says")
          .build();
    }
    try {
      return endpoint.answer(call);
    } finally {
      requests.release();
    }
  }

  private void requireToken(Call call) {
    String given =
        call.header(HttpHeader.AUTHORIZATION.asString())
            .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(value -> value.substring(BEARER.length()).strip())
            .orElse("");
    if (!token.test(given)) {
      throw AdaClipException.of(FailureCode.UNAUTHORIZED, "the request has no valid token")
          .expected("a header Authorization: Bearer TOKEN")
          .found(given.isEmpty() ? "none" : "another token")
          .fix("send the token that the service was started with")
          .build();
    }
  }

  private void report(Call call, Answer answer) {
    long nanos = System.nanoTime() - call.beginNanos();
    int status = answer.reply() == null ? CLIENT_GONE : answer.reply().status();
    long bytes = answer.reply() == null ? 0 : answer.reply().body().length;
    call.defects().forEach(defect -> log.defect(call.id(), defect));
    log.request(call, status, bytes, nanos);
    // Whatever a client calls its method must not become a metric of its own.
    String method = answer.route().equals(NO_ROUTE) ? NO_ROUTE : call.method();
    listener.answered(answer.route(), method, status, nanos / (double) TimeUnit.SECONDS.toNanos(1));
  }
}
