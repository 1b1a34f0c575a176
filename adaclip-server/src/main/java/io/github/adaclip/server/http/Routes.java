package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/** Address and method → endpoint. */
public final class Routes {
  private final Map<String, Map<String, Route>> templates = new LinkedHashMap<>();
  private final PathMappings<Map<String, Route>> mappings = new PathMappings<>();

  /**
   * An endpoint with what is known about it.
   *
   * @param path template of the address, also the name in metrics
   * @param endpoint answers
   * @param open whether it needs no token
   */
  record Route(String path, Endpoint endpoint, boolean open) {}

  /** Adds an endpoint that asks for the token, if there is one. */
  public Routes add(String method, String path, Endpoint endpoint) {
    return add(method, new Route(path, endpoint, false));
  }

  /** Adds an endpoint for everybody. */
  public Routes addOpen(String method, String path, Endpoint endpoint) {
    return add(method, new Route(path, endpoint, true));
  }

  private Routes add(String method, Route route) {
    templates
        .computeIfAbsent(
            route.path(),
            path -> {
              Map<String, Route> methods = new TreeMap<>();
              mappings.put(new UriTemplatePathSpec(path), methods);
              return methods;
            })
        .put(method, route);
    return this;
  }

  /** Templates of all addresses with their methods, as OpenAPI writes them. */
  Map<String, Map<String, Route>> all() {
    return templates;
  }

  /**
   * The endpoint of a call, whose variables are set.
   *
   * @throws AdaClipException UNKNOWN_ADDRESS
   * @throws RefusedException 405 if the address has no such method
   */
  Route find(Call call) {
    MatchedResource<Map<String, Route>> matched = mappings.getMatched(call.path());
    if (matched == null) {
      throw AdaClipException.of(FailureCode.UNKNOWN_ADDRESS, "there is no such address")
          .found(call.method() + " " + call.path())
          .fix("GET /openapi.json lists all addresses")
          .build();
    }
    Map<String, Route> methods = matched.getResource();
    Route route = methods.get(call.method().equals("HEAD") ? "GET" : call.method());
    if (route == null) {
      throw new RefusedException(
          HttpStatus.METHOD_NOT_ALLOWED_405,
          AdaClipException.of(FailureCode.UNKNOWN_ADDRESS, "the address has no such method")
              .expected(String.join(", ", methods.keySet()))
              .found(call.method() + " " + call.path())
              .fix("use one of the methods that it has")
              .build(),
          List.copyOf(methods.keySet()));
    }
    if (matched.getPathSpec() instanceof UriTemplatePathSpec template) {
      call.setVariables(template.getPathParams(call.path()));
    }
    return route;
  }
}
