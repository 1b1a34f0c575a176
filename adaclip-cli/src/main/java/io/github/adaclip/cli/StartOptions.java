package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.train.TrainingJob;
import picocli.CommandLine.Option;

/** What a command does with a run that is stored already; mixed in with {@code @Mixin}. */
final class StartOptions {
  @Option(names = "--resume", description = "Go on with the run stored beside the output.")
  private boolean resume;

  @Option(names = "--force", description = "Begin anew and replace what is there.")
  private boolean force;

  /**
   * Whether to begin anew or to go on.
   *
   * @throws AdaClipException INVALID_OPTION if both are wanted
   */
  TrainingJob.Start start() {
    if (resume && force) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "--resume and --force exclude each other")
          .fix("leave one of them out")
          .build();
    }
    if (resume) {
      return TrainingJob.Start.RESUME;
    }
    return force ? TrainingJob.Start.REPLACE : TrainingJob.Start.NEW;
  }
}
