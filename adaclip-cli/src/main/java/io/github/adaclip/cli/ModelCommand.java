package io.github.adaclip.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code adaclip model}: everything about weight files; does nothing without a command of its own.
 */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists, downloads, inspects, checks and converts weights.",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ModelListCommand.class,
      ModelPullCommand.class,
      ModelInfoCommand.class,
      ModelVerifyCommand.class,
      ModelConvertCommand.class,
      ModelParityCommand.class
    },
    footer = {"", "Example:", "  adaclip model pull ViT-L-14-336"})
final class ModelCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "No command given");
  }
}
