package io.github.adaclip.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code adaclip plot}: figures for print; does nothing without a command of its own. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Draws figures for print, as PNG and SVG.",
    commandListHeading = "%nCommands:%n",
    subcommands = {PlotMapsCommand.class, PlotPcaCommand.class, PlotCurvesCommand.class},
    footer = {"", "Example:", "  adaclip plot curves results/ --out figures/pcb"})
final class PlotCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "No command given");
  }
}
