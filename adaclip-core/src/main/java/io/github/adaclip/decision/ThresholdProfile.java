package io.github.adaclip.decision;

import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.report.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Thresholds for one class and one model, what they promise, and the scores they were found from.
 * Made by a calibration, kept as a JSON file, used for decisions.
 *
 * @param className what the pictures show
 * @param setup the model and the settings that the scores depend on
 * @param picture the threshold for the score
 * @param pixel the threshold for the map; empty if there was nothing to find it from
 * @param confidence of every bound, 0 to 1
 * @param normalImages normal pictures of the calibration
 * @param anomalousImages anomalous pictures of the calibration
 * @param created when the profile was made, to the second
 * @param normalScores scores of the normal pictures, rising, at most {@value #MOST_SCORES}: all of
 *     them, or so many evenly spaced ones
 * @param curve what other thresholds would have done, falling thresholds, at most {@value
 *     #MOST_POINTS} points
 */
public record ThresholdProfile(
    String className,
    ScoringSetup setup,
    CalibratedThreshold picture,
    Optional<CalibratedThreshold> pixel,
    double confidence,
    long normalImages,
    long anomalousImages,
    Instant created,
    List<Double> normalScores,
    List<ProfilePoint> curve) {
  /** The most scores that are kept. */
  public static final int MOST_SCORES = 1000;

  /** The most points of the curve. */
  public static final int MOST_POINTS = 200;

  /** Checks every part. */
  public ThresholdProfile {
    if (className.isBlank()) {
      throw new IllegalArgumentException("class name is blank");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + ", expected between 0 and 1");
    }
    if (normalImages < 0 || anomalousImages < 0 || normalImages + anomalousImages == 0) {
      throw new IllegalArgumentException(
          "made from " + normalImages + " normal and " + anomalousImages + " anomalous pictures");
    }
    created = created.truncatedTo(ChronoUnit.SECONDS);
    normalScores = List.copyOf(normalScores);
    curve = List.copyOf(curve);
    requireScores(normalScores, normalImages);
    requireCurve(curve);
  }

  /**
   * Reads a profile.
   *
   * @throws AdaClipException MISSING_FILE, or UNREADABLE_PROFILE if the file is damaged
   */
  public static ThresholdProfile read(Path file) {
    return ProfileJson.read(file);
  }

  /**
   * Writes the profile, whole or not at all.
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT or DISK_FULL
   */
  public void write(Path file) {
    ProfileJson.write(file, this);
  }

  /** The profile on one line, as its file without the line breaks. */
  public String toJson() {
    return ProfileJson.line(this);
  }

  /** Both thresholds, to judge and to draw with. */
  public Decision decision() {
    return new Decision(
        OptionalDouble.of(picture.value()),
        pixel.isPresent() ? OptionalDouble.of(pixel.get().value()) : OptionalDouble.empty());
  }

  /**
   * Whether a detection is anomalous. Compares what a detection tells of its model; settings are
   * compared by {@link #requireFits(ScoringSetup)}.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT if it is of another class, model or image size
   */
  public boolean isAnomalous(Detection detection) {
    requireClass(detection.className());
    requireResult(
        detection.model().checkpointSha256(),
        detection.model().imageSize(),
        detection.model().method().optionName(),
        detection.model().approximation(),
        detection.coverage().map(coverage -> coverage.options()).orElse(new TreeMap<>()));
    return decision().anomalous(detection.score()).orElseThrow();
  }

  /**
   * Refuses a detector whose scores of whole pictures this profile says nothing about; the backbone
   * is compared by name only.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  public void requireFits(Detector detector) {
    requireFits(detector, View.whole());
  }

  /**
   * Refuses a detector whose scores of such views this profile says nothing about; the backbone is
   * compared by name only.
   *
   * @param view how the detector is asked to look at pictures
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  public void requireFits(Detector detector, View view) {
    requireFits(ScoringSetup.of(detector, Optional.empty()).with(view));
  }

  /**
   * Refuses a model or settings that differ from the calibration's.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT with both values
   */
  public void requireFits(ScoringSetup now) {
    List<ScoringSetup.Difference> differences = setup.differences(now);
    if (!differences.isEmpty()) {
      throw misfit(differences);
    }
  }

  /**
   * Refuses another way to look at pictures: other tiles, another crop or region of interest.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT with both values
   */
  public void requireView(View view) {
    requireFits(setup.with(view));
  }

  /**
   * Refuses another class.
   *
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  public void requireClass(String name) {
    if (!className.equals(name)) {
      throw misfit(List.of(new ScoringSetup.Difference("class", className, name)));
    }
  }

  /**
   * Refuses results of another model, or that were made by looking at pictures in another way.
   *
   * @param sha256 of the checkpoint that made them
   * @param imageSize of the model's picture
   * @param method that made them
   * @param approximation what was given up for speed
   * @param viewOptions see {@link View#options()}
   * @throws AdaClipException PROFILE_DOES_NOT_FIT
   */
  public void requireResult(
      String sha256,
      int imageSize,
      String method,
      Approximation approximation,
      Map<String, String> viewOptions) {
    requireFits(setup.withModel(sha256, imageSize, method, approximation).withView(viewOptions));
  }

  private static AdaClipException misfit(List<ScoringSetup.Difference> differences) {
    ScoringSetup.Difference first = differences.get(0);
    AdaClipException.Builder refusal =
        AdaClipException.of(
                FailureCode.PROFILE_DOES_NOT_FIT,
                "the threshold profile was made for another " + first.what())
            .expected(first.mine() + ", as in the profile")
            .found(first.other());
    for (ScoringSetup.Difference more : differences.subList(1, differences.size())) {
      refusal.with(more.what(), more.mine() + " in the profile, " + more.other() + " now");
    }
    return refusal
        .fix(
            "use the profile's model, class and settings, or make a profile for these with: adaclip"
                + " calibrate")
        .build();
  }

  private static void requireScores(List<Double> scores, long normalImages) {
    if (scores.size() != Math.min(normalImages, MOST_SCORES)) {
      throw new IllegalArgumentException(
          scores.size()
              + " scores of "
              + normalImages
              + " normal pictures, expected "
              + Math.min(normalImages, MOST_SCORES));
    }
    for (int index = 0; index < scores.size(); index++) {
      double score = scores.get(index);
      if (!(score >= 0 && score <= 1) || index > 0 && score < scores.get(index - 1)) {
        throw new IllegalArgumentException(
            "score " + index + " is " + score + ", expected rising scores from 0 to 1");
      }
    }
  }

  private static void requireCurve(List<ProfilePoint> curve) {
    if (curve.size() > MOST_POINTS) {
      throw new IllegalArgumentException(
          "curve of " + curve.size() + " points, expected at most " + MOST_POINTS);
    }
    for (int index = 1; index < curve.size(); index++) {
      if (curve.get(index).threshold() >= curve.get(index - 1).threshold()) {
        throw new IllegalArgumentException(
            "threshold " + index + " of the curve is not below the one before");
      }
    }
  }
}
