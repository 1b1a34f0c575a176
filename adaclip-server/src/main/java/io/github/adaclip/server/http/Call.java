package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** A request that is being answered, and what its log line will say. One thread at a time. */
public final class Call {
  private final Request request;
  private final String id;
  private final BodyReader body;
  private Map<String, String> variables = Map.of();
  private volatile boolean answered;
  private final List<Throwable> defects = new ArrayList<>();
  private OptionalInt pictures = OptionalInt.empty();
  private OptionalDouble score = OptionalDouble.empty();
  private OptionalDouble waitedSeconds = OptionalDouble.empty();

  Call(Request request, String id, BodyReader body) {
    this.request = request;
    this.id = id;
    this.body = body;
  }

  /** The request's own name, in its response and in the log. */
  public String id() {
    return id;
  }

  long beginNanos() {
    return request.getHeadersNanoTime();
  }

  /** In upper case. */
  public String method() {
    return request.getMethod();
  }

  /** Without parameters; canonical. */
  public String path() {
    return Request.getPathInContext(request);
  }

  /** What stands in the address in the place of {@code {name}}. */
  public String variable(String name) {
    return variables.get(name);
  }

  void setVariables(Map<String, String> values) {
    variables = Map.copyOf(values);
  }

  /** A header of the request. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /**
   * The parameters of the address, each with its values.
   *
   * @throws AdaClipException INVALID_OPTION if they cannot be read as UTF-8
   */
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request, StandardCharsets.UTF_8)) {
        parameters.put(field.getName(), List.copyOf(field.getValues()));
      }
    } catch (RuntimeException e) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the parameters cannot be read")
          .expected("name=value&name=value, percent-encoded UTF-8")
          .fix("encode the values, for instance with curl --data-urlencode")
          .cause(e)
          .build();
    }
    return parameters;
  }

  /** All of the body; see {@link BodyReader#read}. To be asked for once. */
  public byte[] body() {
    return body.read();
  }

  BodyReader bodyReader() {
    return body;
  }

  /** Whether the client has hung up; to be asked from any thread, after the body was read. */
  public boolean isAbandoned() {
    return !answered && endPoint().map(WatchedEndPoint::hasEnded).orElse(false);
  }

  /** The request's headers are there. */
  void begin() {
    endPoint().ifPresent(WatchedEndPoint::requestBegan);
  }

  /** The answer is known. */
  void end() {
    answered = true;
    endPoint().ifPresent(WatchedEndPoint::requestEnded);
  }

  /** Closes the connection, whatever is under way. */
  void disconnect() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  private Optional<WatchedEndPoint> endPoint() {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    while (endPoint instanceof EndPoint.Wrapper wrapper) {
      endPoint = wrapper.unwrap();
    }
    return endPoint instanceof WatchedEndPoint watched ? Optional.of(watched) : Optional.empty();
  }

  /** For the log: how many pictures were asked about and how long they waited for the model. */
  public void note(int pictureCount, double waited) {
    pictures = OptionalInt.of(pictureCount);
    waitedSeconds = OptionalDouble.of(waited);
  }

  /** For the log: the score of a single picture. */
  public void noteScore(double value) {
    score = OptionalDouble.of(value);
  }

  /** For the log: a defect that does not fail the whole request. */
  void noteDefect(Throwable defect) {
    defects.add(defect);
  }

  List<Throwable> defects() {
    return defects;
  }

  OptionalInt pictures() {
    return pictures;
  }

  OptionalDouble score() {
    return score;
  }

  OptionalDouble waitedSeconds() {
    return waitedSeconds;
  }
}
