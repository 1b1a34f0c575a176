package io.github.adaclip.cli;

import io.github.adaclip.hub.ModelCache;
import io.github.adaclip.hub.ModelDownloader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options every command has; mixed in with {@code @Mixin}. */
final class CommonOptions {
  static final String VERBOSE = "--verbose";
  static final String JSON = "--json";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = VERBOSE, description = "Show stack traces and more detail.")
  private boolean verbose;

  @Option(names = "--quiet", description = "No progress and no notes; results and errors only.")
  private boolean quiet;

  @Option(names = JSON, description = "JSON Lines on standard output, and nothing else there.")
  private boolean json;

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "Where models and native libraries are kept.")
  private Path cacheDirectory;

  @Option(names = "--offline", description = "Never use the network.")
  private boolean offline;

  private Console console;

  /** Whether stack traces and details are wanted. */
  public boolean verbose() {
    return verbose;
  }

  /** Whether results are to be JSON Lines. */
  public boolean json() {
    return json;
  }

  /** Whether the network is forbidden. */
  public boolean offline() {
    return offline;
  }

  /** The cache folder the user named; empty for the usual one. */
  public Optional<Path> cacheDirectory() {
    return Optional.ofNullable(cacheDirectory);
  }

  /** Our own folder of weights: the one the user named or the usual one. */
  public ModelCache cache() {
    return cacheDirectory().map(ModelCache::at).orElseGet(ModelCache::standard);
  }

  /** Finds and fetches weight files, in the cache folder the user named or the usual one. */
  public ModelDownloader downloader() {
    return cacheDirectory()
        .map(folder -> ModelDownloader.of(ModelCache.at(folder)))
        .orElseGet(ModelDownloader::standard);
  }

  /** Where the command writes; the same object for the whole call. */
  public Console console() {
    if (console == null) {
      console = new Console(command.commandLine().getOut(), command.commandLine().getErr(), quiet);
    }
    return console;
  }

  /** Makes the options effective that reach beyond the command; called before it runs. */
  void apply() {
    cacheDirectory().ifPresent(NativeCache::use);
  }
}
