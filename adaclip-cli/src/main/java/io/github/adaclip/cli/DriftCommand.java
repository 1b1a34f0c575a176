package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.calibrate.Drift;
import io.github.adaclip.calibrate.RecentScores;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip drift}: a profile and recent results in, whether they still go together out. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    description = {
      "Compares recent scores of normal production with those a profile was made from.",
      "Exit code 0: no drift seen, or too few scores to tell; 3: drift."
    },
    footer = {
      "",
      "Example:",
      "  adaclip detect --profile nut.json --json --save none today/ > today.jsonl",
      "  adaclip drift --profile nut.json today.jsonl"
    })
final class DriftCommand implements Callable<Integer> {
  /** What the process returns if there is drift; a watchman's script asks for it. */
  static final int DRIFT_SEEN = 3;

  private static final int LARGEST_WINDOW = 1_000_000;

  @Mixin private CommonOptions common;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "The profile that calibrate made.")
  private Path profileFile;

  @Parameters(
      arity = "1..*",
      paramLabel = "RESULTS",
      description = "Results of detect, --json or --csv, the oldest file first.")
  private List<Path> files;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Only the last N scores count. Default: ${DEFAULT-VALUE}.")
  private int last;

  @Option(
      names = "--significance",
      paramLabel = "P",
      description = "Chance of telling drift where there is none. Default: 0.01.")
  private double significance = Drift.DEFAULT_SIGNIFICANCE;

  @Override
  public Integer call() {
    if (last < 1 || last > LARGEST_WINDOW) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the number of scores is out of range")
          .with("--last", last)
          .expected("1 to " + LARGEST_WINDOW)
          .fix("pass for instance --last 1000")
          .build();
    }
    ThresholdProfile profile = ThresholdProfile.read(profileFile);
    RecentScores recent = new RecentScores(profile, last);
    files.forEach(recent::read);
    Drift drift = Drift.of(profile, recent.scores(), significance);
    if (recent.failed() > 0) {
      common.console().note("note: " + recent.failed() + " failed pictures were passed over");
    }
    if (common.json()) {
      common.console().result(json(drift).toString());
    } else {
      lines(drift).forEach(common.console()::result);
    }
    return drift.verdict() == Drift.Verdict.DRIFT ? DRIFT_SEEN : ExitCode.DONE;
  }

  private static List<String> lines(Drift drift) {
    List<String> lines = new ArrayList<>();
    lines.add(drift.verdict().text());
    lines.add(
        String.format(
            Locale.ROOT,
            "scores: %d recent, median %.4f; %d of the profile, median %.4f",
            drift.recent(),
            drift.recentMedian(),
            drift.calibrated(),
            drift.calibratedMedian()));
    lines.add(
        String.format(
            Locale.ROOT,
            "largest distance of the distributions %.3f, p = %.3g (told from about %.3f on)",
            drift.distance(),
            drift.distancePValue(),
            drift.noticeable()));
    String alarms =
        String.format(
            Locale.ROOT,
            "alarms: %d of %d, %.2f %%",
            drift.alarms(),
            drift.recent(),
            100.0 * drift.alarms() / drift.recent());
    lines.add(
        drift.bound().isEmpty()
            ? alarms + "; the profile promises no bound"
            : String.format(
                Locale.ROOT,
                "%s; promised at most %.2f %%, p = %.3g",
                alarms,
                100 * drift.bound().getAsDouble(),
                drift.alarmPValue()));
    if (drift.verdict() == Drift.Verdict.TOO_FEW) {
      lines.add("at least " + Drift.LEAST_SCORES + " scores on both sides are needed");
    }
    return lines;
  }

  private static ObjectNode json(Drift drift) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("verdict", drift.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("recent", drift.recent());
    json.put("calibrated", drift.calibrated());
    json.put("recentMedian", drift.recentMedian());
    json.put("calibratedMedian", drift.calibratedMedian());
    json.put("distance", drift.distance());
    json.put("distancePValue", drift.distancePValue());
    json.put("noticeable", drift.noticeable());
    json.put("alarms", drift.alarms());
    if (drift.bound().isPresent()) {
      json.put("bound", drift.bound().getAsDouble());
    } else {
      json.putNull("bound");
    }
    json.put("alarmPValue", drift.alarmPValue());
    json.put("significance", drift.significance());
    return json;
  }
}
