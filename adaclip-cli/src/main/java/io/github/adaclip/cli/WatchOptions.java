package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.watch.FolderWatch;
import io.github.adaclip.watch.WatchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a watched folder; mixed in with {@code @Mixin}. */
final class WatchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description = "Score pictures as they arrive in this folder, until the process is ended.")
  private Path folder;

  @Option(
      names = "--watch-settle",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description =
          "How long size and time of a file must stay as they are. Default: ${DEFAULT-VALUE}.")
  private double settle;

  @Option(
      names = "--watch-grace",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long a file that cannot be read is waited for: its end may be still to come."
              + " Default: ${DEFAULT-VALUE}.")
  private double grace;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description =
          "Send each result of the watch there too, as JSON by POST, and wait until it is taken.")
  private String webhookAddress;

  private Optional<Webhook> webhook = Optional.empty();

  /** Whether a folder is to be watched. */
  boolean isWanted() {
    return folder != null;
  }

  /**
   * Checks what can be checked before a model is loaded.
   *
   * @param inputs pictures that were named
   * @param offline whether the network is forbidden
   * @throws AdaClipException INVALID_OPTION or MISSING_FILE
   */
  void check(List<Path> inputs, Path results, boolean offline) {
    checkWebhook(offline);
    if (!isWanted()) {
      if (inputs.isEmpty()) {
        throw new MissingParameterException(
            command.commandLine(),
            command.positionalParameters().get(0),
            "Missing required parameter: 'IMAGE|DIR'");
      }
      return;
    }
    if (!inputs.isEmpty()) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "pictures are named, and a folder to watch")
          .found(inputs.get(0) + " and --watch " + folder)
          .fix("leave the pictures out; those that are in the folder already are scored too")
          .build();
    }
    settings();
    FolderWatch.requireUsable(folder, results);
  }

  /** Sends results to the webhook, if there is one; see {@link Webhook#post}. */
  Optional<Consumer<String>> listener() {
    return webhook.map(each -> each::post);
  }

  private void checkWebhook(boolean offline) {
    if (webhookAddress == null) {
      return;
    }
    if (!isWanted()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "only a watch sends to a webhook")
          .found("--webhook without --watch")
          .fix("pass --watch DIR too, or take the lines of --json")
          .build();
    }
    if (offline) {
      throw AdaClipException.of(FailureCode.OFFLINE, "a webhook needs the network")
          .found("--webhook with --offline")
          .fix("leave one of them out")
          .build();
    }
    webhook = Optional.of(Webhook.to(webhookAddress));
  }

  /** Watches until the process is told to end. */
  int run(Path results, Console console, WatchedDetection.Job job) {
    try (StopSignal stop = new StopSignal(console);
        FolderWatch watch =
            FolderWatch.open(folder, results, ImageDecoder::hasImageExtension, settings())) {
      console.note("watching " + folder + ", results go to " + results + "; Ctrl-C ends it");
      WatchedDetection detection = new WatchedDetection(watch, job, console, stop);
      detection.run();
      console.note(detection.summary());
      stop.endWith(ExitCode.DONE);
    }
    return ExitCode.DONE;
  }

  private WatchSettings settings() {
    return new WatchSettings(
        TimeOption.seconds("the watch", "--watch-settle", settle),
        TimeOption.seconds("the watch", "--watch-grace", grace),
        WatchSettings.defaults().look());
  }
}
