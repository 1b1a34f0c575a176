package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Finds what the engines on the class path offer, by the name of their runtime. */
public final class Runtimes {
  private Runtimes() {}

  /**
   * The provider of a runtime.
   *
   * @param service one that this module declares to use
   * @param name a provider's runtime
   * @param runtime the one that is wanted
   * @throws AdaClipException ENGINE_UNAVAILABLE with the runtimes that there are
   */
  public static <P> P find(Class<P> service, Function<P, String> name, String runtime) {
    List<String> known = new ArrayList<>();
    for (P provider : ServiceLoader.load(service)) {
      if (name.apply(provider).equals(runtime)) {
        return provider;
      }
      known.add(name.apply(provider));
    }
    throw AdaClipException.of(FailureCode.ENGINE_UNAVAILABLE, "there is no runtime of that name")
        .expected(known.isEmpty() ? "adaclip-torch on the class path" : String.join(", ", known))
        .found(runtime)
        .fix("add the module of that runtime to the class path, or name another one")
        .build();
  }
}
