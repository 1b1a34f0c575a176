package io.github.adaclip.cli;

import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.View;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.ProfileReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** How results are judged; mixed in with {@code @Mixin}. */
final class DecisionOptions {
  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Thresholds and class name of a profile that calibrate made; --threshold and"
              + " --pixel-threshold go first.")
  private Path profileFile;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "Scores from here on are anomalous, 0 to 1.")
  private Double threshold;

  @Option(
      names = "--min-area",
      paramLabel = "PIXELS",
      description =
          "Regions with fewer pixels of the picture are left out, of the mask too. Default: 1.")
  private Long minArea;

  private Optional<ThresholdProfile> profile = Optional.empty();

  /**
   * The thresholds; reads the profile.
   *
   * @param pixelThreshold as given by hand
   * @throws AdaClipException INVALID_OPTION, MISSING_FILE or UNREADABLE_PROFILE
   */
  Decision decision(OptionalDouble pixelThreshold) {
    OptionalDouble score = SaveOptions.fraction("--threshold", threshold);
    Decision decision = new Decision(score, pixelThreshold);
    if (profileFile != null) {
      profile = Optional.of(ThresholdProfile.read(profileFile));
      Decision stored = profile.get().decision();
      decision =
          new Decision(
                  score.isPresent() ? score : stored.threshold(),
                  pixelThreshold.isPresent() ? pixelThreshold : stored.pixelThreshold())
              .withProfile(ProfileReference.of(profileFile));
    }
    return minArea == null ? decision : decision.withMinArea(checkedArea(decision));
  }

  /** The class that the profile was made for; empty without a profile. */
  Optional<String> className() {
    return profile.map(ThresholdProfile::className);
  }

  /**
   * Refuses pictures of another class than the profile's.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  void requireClass(String className) {
    profile.ifPresent(each -> each.requireClass(className));
  }

  /**
   * Tiles and crop that the profile was made with; the whole picture in one piece without a
   * profile. A region of interest is not among them, for the profile does not hold its pixels.
   */
  View view() {
    return profile.map(each -> View.ofOptions(each.setup().viewOptions())).orElse(View.whole());
  }

  /**
   * Refuses another way to look at pictures than the profile's.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  void requireView(View view) {
    profile.ifPresent(
        each -> {
          String region = each.setup().viewOptions().get("roi");
          if (region != null && view.roi().isEmpty()) {
            throw AdaClipException.of(
                    FailureCode.PROFILE_DOES_NOT_FIT,
                    "the threshold profile was made for a region of interest")
                .file(profileFile)
                .expected("the mask of the calibration, whose pixels have SHA-256 " + region)
                .found("no --roi")
                .fix("pass --roi with that mask; a profile does not hold it")
                .build();
          }
          each.requireView(view);
        });
  }

  /**
   * Refuses a model that the profile was not made with; reads the backbone once, for its checksum.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  void requireFits(Detector detector, ModelSource source, View view) {
    profile.ifPresent(
        each ->
            each.requireFits(
                ScoringSetup.of(detector, ModelProvenance.backboneSha256(source)).with(view)));
  }

  private long checkedArea(Decision decision) {
    if (minArea < 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the smallest area is out of range")
          .with("option", "--min-area")
          .expected("1 pixel or more")
          .found(minArea)
          .fix("pass for instance --min-area 50")
          .build();
    }
    if (decision.pixelThreshold().isEmpty()) {
      throw needsPixelThreshold("--min-area");
    }
    return minArea;
  }

  /** There are no regions without a threshold for the map. */
  static AdaClipException needsPixelThreshold(String option) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "regions need a threshold for the map")
        .with("option", option)
        .fix("pass --pixel-threshold, for instance 0.5, or a --profile that has one")
        .build();
  }
}
