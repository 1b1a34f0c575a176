package io.github.adaclip.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code adaclip data}: everything about data sets; does nothing without a command of its own. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks, indexes, converts and draws data sets.",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      DataCheckCommand.class,
      DataIndexCommand.class,
      DataConvertCommand.class,
      DataSynthCommand.class
    },
    footer = {"", "Example:", "  adaclip data check mvtec=/data/mvtec"})
final class DataCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "No command given");
  }
}
