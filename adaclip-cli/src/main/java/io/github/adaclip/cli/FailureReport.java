package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.FailureKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.ParameterException;

/** Turns whatever a command throws into words on standard error, a JSON line and an exit code. */
final class FailureReport {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean verbose;
  private final boolean json;

  FailureReport(PrintWriter out, PrintWriter err, boolean verbose, boolean json) {
    this.out = out;
    this.err = err;
    this.verbose = verbose;
    this.json = json;
  }

  /** Tells the failure and gives the exit code that stands for it. */
  int report(Throwable thrown) {
    AdaClipException failure = failure(thrown);
    err.println(failure.describe());
    if (verbose) {
      err.println(stackTrace(thrown));
    }
    err.flush();
    if (json) {
      out.println(jsonLine(failure));
      out.flush();
    }
    return ExitCode.of(failure.kind());
  }

  /** The failure as an object with {@code kind}, {@code message} and {@code fix}. */
  static ObjectNode json(AdaClipException failure) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", failure.code().name())
        .put("message", failure.getMessage())
        .put("fix", failure.fix());
  }

  /** Where a failure comes from, for {@code --verbose}. */
  static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }

  private static String jsonLine(AdaClipException failure) {
    return JsonNodeFactory.instance.objectNode().set("error", json(failure)).toString();
  }

  /** The failure in the user's words, also when it comes wrapped from another thread. */
  static AdaClipException failure(Throwable thrown) {
    if (thrown instanceof ParameterException usage) {
      return UsageFailure.of(usage);
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AdaClipException known) {
        return known.kind() == FailureKind.INTERNAL ? internal(known) : known;
      }
      if (cause instanceof OutOfMemoryError) {
        return outOfMemory(thrown);
      }
      if (cause instanceof UnsatisfiedLinkError) {
        return notLoadable(cause);
      }
    }
    return internal(thrown);
  }

  private static AdaClipException outOfMemory(Throwable thrown) {
    return AdaClipException.of(FailureCode.OUT_OF_MEMORY, "not enough memory")
        .with("Java heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB at most")
        .fix(
            "lower --image-size, --batch-size or --threads, use smaller pictures,"
                + " or set ADACLIP_JAVA_OPTS=-Xmx4g for a larger heap")
        .cause(thrown)
        .build();
  }

  private static AdaClipException notLoadable(Throwable cause) {
    return AdaClipException.of(
            FailureCode.ENGINE_UNAVAILABLE, "the native libraries cannot be loaded")
        .found(cause.getMessage())
        .fix(
            "pass --cache-dir with a folder this user may write and run programs from"
                + " (about 500 MB), and check that the build was made for this machine")
        .cause(cause)
        .build();
  }

  private static AdaClipException internal(Throwable thrown) {
    return AdaClipException.of(FailureCode.INTERNAL_ERROR, "internal error: " + thrown)
        .fix("this is a defect of the software; run again with --verbose for the details")
        .cause(thrown)
        .build();
  }
}
