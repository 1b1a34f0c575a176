package io.github.adaclip.torch.engine;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;

/** Settings and failures of loading libtorch. */
final class NativeLibraries {
  private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";
  private static final String NO_LIMIT = "0";

  private NativeLibraries() {}

  /**
   * JavaCPP by default refuses native memory beyond a limit taken from {@code -Xmx}, which says
   * nothing about how much a model needs. Effective only before JavaCPP is first used; a setting of
   * the user's stays.
   */
  static void liftMemoryLimit() {
    if (System.getProperty(MEMORY_LIMIT) == null) {
      System.setProperty(MEMORY_LIMIT, NO_LIMIT);
    }
  }

  static AdaClipException failure(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return AdaClipException.of(FailureCode.ENGINE_UNAVAILABLE, "libtorch cannot be loaded")
        .with("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .found(root.getMessage() == null ? root.toString() : root.getMessage())
        .fix(
            "check that the native libraries of this platform are on the class path and that their cache can be"
                + " written (--cache-dir DIR, or the system property org.bytedeco.javacpp.cachedir)")
        .cause(cause)
        .build();
  }
}
