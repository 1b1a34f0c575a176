package io.github.adaclip.cli;

import io.github.adaclip.file.UnfinishedFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The program {@code adaclip}: finds the command, runs it, and returns its exit code. */
@Command(
    name = "adaclip",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Finds and marks defects in pictures of things it was never trained on.",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Example:",
      "  adaclip detect --class-name 'metal nut' photos/ --out results/",
      "",
      "adaclip COMMAND --help explains a command, with an example."
    })
public final class Main implements Runnable {
  private static final int HELP_COLUMNS = 100;

  @Spec private CommandSpec command;

  /** Runs the program and ends the process. */
  public static void main(String[] args) {
    deleteUnfinishedFilesAtExit();
    int exitCode = run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    System.exit(exitCode);
  }

  /**
   * Runs the program without ending the process.
   *
   * @param out takes results
   * @param err takes everything else
   * @return the exit code, see {@link ExitCode}
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, commands());
  }

  /** The commands in the order in which the help lists them. */
  private static List<Object> commands() {
    return List.of(
        new DemoCommand(),
        new DetectCommand(),
        new ExplainCommand(),
        new TrainCommand(),
        new PretrainCommand(),
        new EvaluateCommand(),
        new CalibrateCommand(),
        new DriftCommand(),
        new AblateCommand(),
        new PlotCommand(),
        new DataCommand(),
        new ModelCommand(),
        new ServeCommand(),
        new BenchCommand());
  }

  static int run(String[] args, PrintStream out, PrintStream err, List<?> commands) {
    CommandLine program = new CommandLine(new Main());
    commands.forEach(program::addSubcommand);
    program.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    program.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    program.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    program.setUsageHelpWidth(HELP_COLUMNS);
    keepOrderOfOptions(program);
    program.setCaseInsensitiveEnumValuesAllowed(true);
    // A script around the program sets options; whoever calls the script adds others, and the last
    // one counts.
    program.setOverwrittenOptionsAllowed(true);
    FailureReport report =
        new FailureReport(
            program.getOut(),
            program.getErr(),
            has(args, CommonOptions.VERBOSE),
            has(args, CommonOptions.JSON));
    program.setParameterExceptionHandler((failure, ignored) -> report.report(failure));
    program.setExecutionExceptionHandler((failure, ignored, parsed) -> report.report(failure));
    program.setExecutionStrategy(Main::execute);
    try {
      return program.execute(args);
    } catch (Throwable failure) {
      // Errors pass picocli's handlers; a full heap is still something to explain.
      return report.report(failure);
    }
  }

  /** An interrupted process runs no {@code finally}; what it was writing must not stay behind. */
  static void deleteUnfinishedFilesAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::deleteAll));
  }

  /** The help lists options as they are declared, related ones together. */
  private static void keepOrderOfOptions(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false);
    command.getSubcommands().values().forEach(Main::keepOrderOfOptions);
  }

  /** Called without a command, which is a mistake. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "No command given");
  }

  private static int execute(ParseResult parsed) {
    for (ParseResult part = parsed; part != null; part = part.subcommand()) {
      part.commandSpec().mixins().values().stream()
          .map(CommandSpec::userObject)
          .filter(CommonOptions.class::isInstance)
          .forEach(options -> ((CommonOptions) options).apply());
    }
    return new RunLast().execute(parsed);
  }

  /** Looks at the raw arguments, since a command line that cannot be parsed has no options yet. */
  private static boolean has(String[] args, String option) {
    return List.of(args).stream().takeWhile(arg -> !arg.equals("--")).anyMatch(option::equals);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
