package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.FailureKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that ends in whatever way a test asks for. */
@Command(name = "fail", mixinStandardHelpOptions = true, description = "Fails as told.")
final class FailCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--how", required = true)
  private String how;

  @Option(names = "--count")
  private int count;

  @Override
  public Integer call() throws Exception {
    switch (how) {
      case "unexpected" -> throw new IllegalStateException("a plain defect");
      case "memory" -> throw new OutOfMemoryError("Java heap space");
      case "link" -> throw new UnsatisfiedLinkError("no jnitorch in java.library.path");
      case "wrapped" -> throw new ExecutionException(failure(FailureKind.USER_INPUT));
      case "stack" -> throw new StackOverflowError();
      case "never" -> common.console().result("done");
      case "partly" -> {
        return ExitCode.ofItems(3, 1);
      }
      default -> throw failure(FailureKind.valueOf(how));
    }
    common.console().note("a note");
    return ExitCode.DONE;
  }

  static AdaClipException failure(FailureKind kind) {
    Optional<FailureCode> code =
        Arrays.stream(FailureCode.values()).filter(each -> each.kind() == kind).findFirst();
    return AdaClipException.of(code.orElseThrow(), "it failed")
        .file("a.png")
        .fix("do something else")
        .build();
  }
}
