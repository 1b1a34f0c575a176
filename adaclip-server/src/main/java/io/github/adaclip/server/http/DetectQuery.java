package io.github.adaclip.server.http;

import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a request asks of each of its pictures.
 *
 * @param className what they show
 * @param decision thresholds
 * @param outputs what is sent back beside the result; empty if nothing
 * @param mapFormat of the map
 * @param mapSize of the map
 */
record DetectQuery(
    String className,
    Decision decision,
    Set<Output> outputs,
    MapFormat mapFormat,
    MapSize mapSize) {
  private static final String STANDARD_CLASS = "object";
  private static final Set<String> NAMES =
      Set.of(
          "className",
          "threshold",
          "pixelThreshold",
          "minArea",
          "profile",
          "model",
          "outputs",
          "inline",
          "mapFormat",
          "mapSize");

  /** A file that can be sent back. */
  enum Output {
    OVERLAY,
    MAP,
    MASK
  }

  /**
   * Reads the parameters.
   *
   * @param model the name of the model that is served
   * @throws AdaClipException INVALID_OPTION; UNKNOWN_MODEL for another model; MISSING_FILE for an
   *     unknown profile; PROFILE_DOES_NOT_FIT for a profile of another class
   */
  static DetectQuery of(Map<String, List<String>> values, Profiles profiles, String model) {
    Parameters parameters = new Parameters(values, NAMES);
    parameters.text("model").ifPresent(name -> requireModel(name, model));
    Optional<Profiles.Named> profile = parameters.text("profile").map(profiles::find);
    Optional<String> given = parameters.text("className");
    profile.map(Profiles.Named::profile).ifPresent(each -> given.ifPresent(each::requireClass));
    String className =
        given.orElseGet(
            () ->
                profile
                    .map(Profiles.Named::profile)
                    .map(ThresholdProfile::className)
                    .orElse(STANDARD_CLASS));
    Decision decision = decision(parameters, profile);
    return new DetectQuery(
        className,
        decision,
        outputs(parameters, decision),
        parameters.choice("mapFormat", MapFormat.class).orElse(MapFormat.PNG),
        parameters.choice("mapSize", MapSize.class).orElse(MapSize.IMAGE));
  }

  /**
   * Refuses any other model than the one that is served.
   *
   * @throws AdaClipException UNKNOWN_MODEL
   */
  static void requireModel(String name, String served) {
    if (!name.equals(served)) {
      throw AdaClipException.of(FailureCode.UNKNOWN_MODEL, "the service has no such model")
          .expected(served)
          .found(name)
          .fix("leave the name out, or start another service with that model")
          .build();
    }
  }

  private static Decision decision(Parameters parameters, Optional<Profiles.Named> profile) {
    OptionalDouble score = parameters.fraction("threshold");
    OptionalDouble pixel = parameters.fraction("pixelThreshold");
    Decision decision = new Decision(score, pixel);
    if (profile.isPresent()) {
      Decision stored = profile.get().profile().decision();
      decision =
          new Decision(
                  score.isPresent() ? score : stored.threshold(),
                  pixel.isPresent() ? pixel : stored.pixelThreshold())
              .withProfile(profile.get().reference());
    }
    Optional<Long> area = parameters.count("minArea");
    if (area.isPresent() && decision.pixelThreshold().isEmpty()) {
      throw needsPixelThreshold("minArea");
    }
    return area.isPresent() ? decision.withMinArea(area.get()) : decision;
  }

  private static Set<Output> outputs(Parameters parameters, Decision decision) {
    Set<Output> outputs = EnumSet.noneOf(Output.class);
    outputs.addAll(parameters.choices("outputs", Output.class));
    if (outputs.contains(Output.MASK) && decision.pixelThreshold().isEmpty()) {
      throw needsPixelThreshold("outputs=mask");
    }
    return parameters.flag("inline", true) ? outputs : Set.of();
  }

  private static AdaClipException needsPixelThreshold(String parameter) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "regions need a threshold for the map")
        .with("parameter", parameter)
        .fix("give pixelThreshold, for instance 0.5, or a profile that has one")
        .build();
  }
}
