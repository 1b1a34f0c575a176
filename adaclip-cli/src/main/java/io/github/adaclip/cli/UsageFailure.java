package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells arguments that cannot be understood in the same words as any other failure. */
final class UsageFailure {
  private UsageFailure() {}

  static AdaClipException of(ParameterException failure) {
    if (failure.getCause() instanceof AdaClipException cause) {
      return cause;
    }
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(failure.getCommandLine(), unmatched.getUnmatched().get(0), failure);
    }
    return AdaClipException.of(FailureCode.INVALID_OPTION, lowerFirst(failure.getMessage()))
        .fix(seeHelp(failure.getCommandLine()))
        .cause(failure)
        .build();
  }

  private static AdaClipException unmatched(
      CommandLine command, String argument, ParameterException cause) {
    CommandSpec spec = command.getCommandSpec();
    String typed = argument.startsWith("-") ? argument.split("=", 2)[0] : argument;
    boolean isOption = argument.startsWith("-");
    boolean isProgram = spec.parent() == null;
    boolean isCommand = !isOption && (isProgram || !command.getSubcommands().isEmpty());
    List<String> known =
        isOption
            ? spec.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> List.of(option.names()).stream())
                .toList()
            : List.copyOf(command.getSubcommands().keySet());
    String what =
        isOption ? "unknown option " : isCommand ? "unknown command " : "unexpected argument ";
    Optional<String> nearest = NearestName.of(typed, known);
    return AdaClipException.of(FailureCode.INVALID_OPTION, what + typed)
        .fix(nearest.map(name -> "did you mean " + name + "? ").orElse("") + seeHelp(command))
        .cause(cause)
        .build();
  }

  private static String seeHelp(CommandLine command) {
    return command.getCommandSpec().qualifiedName() + " --help lists what there is";
  }

  private static String lowerFirst(String message) {
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
