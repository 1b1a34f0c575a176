package io.github.adaclip.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.Sample;
import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.View;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.SmallSet;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratorTest {
  @TempDir private Path folder;

  @Test
  void thresholdsAreThoseOfTheScoresThatDetectingGives() {
    new SmallSet(folder).normal("plate", 4).spotted("plate", 3);
    List<Sample> samples = samples();
    Calibration calibration = calibrate(samples, CalibrationGoal.ofFalseAlarmRate(0.05));
    ThresholdProfile profile = calibration.profile();
    double highest = 0;
    double highestPeak = 0;
    int found = 0;
    try (Detector detector = open()) {
      for (Sample sample : samples) {
        Detection detection = detector.detect(ImageSource.of(sample.image()), "plate");
        found += sample.anomalous() && profile.isAnomalous(detection) ? 1 : 0;
        if (!sample.anomalous()) {
          highest = Math.max(highest, detection.score());
          highestPeak = Math.max(highestPeak, detection.map().max());
        }
      }
    }
    assertEquals("plate", profile.className());
    assertEquals(4, profile.normalImages());
    assertEquals(3, profile.anomalousImages());
    assertEquals(Math.nextUp((float) highest), (float) profile.picture().value());
    assertEquals(Math.nextUp((float) highestPeak), (float) profile.pixel().orElseThrow().value());
    assertEquals(found / 3.0, profile.picture().recall().orElseThrow());
    assertEquals(4, profile.normalScores().size());
    assertEquals(7, profile.curve().size());
    assertEquals(2, calibration.remarks().size());
    assertTrue(
        calibration.remarks().get(0).startsWith("score: 4 normal pictures are too few"),
        calibration.remarks().toString());
  }

  @Test
  void theLargestF1IsFoundForPicturesAndPixels() {
    new SmallSet(folder).normal("plate", 3).spotted("plate", 3);
    Calibration calibration = calibrate(samples(), CalibrationGoal.ofMaxF1());
    CalibratedThreshold pixel = calibration.profile().pixel().orElseThrow();
    assertEquals(Rule.MAX_F1, pixel.rule());
    assertTrue(pixel.f1().orElseThrow() > 0);
    assertTrue(calibration.profile().picture().f1().orElseThrow() > 0);
    assertEquals(List.of(), calibration.remarks());
  }

  @Test
  void brokenPicturesAreLeftOutAndNamed() {
    new SmallSet(folder).normal("plate", 2).broken("plate/test/good/x.png");
    Calibration calibration = calibrate(samples(), CalibrationGoal.ofFalseAlarmRate(0.05));
    assertEquals(1, calibration.failures().size());
    assertEquals(2, calibration.profile().normalImages());
  }

  @Test
  void defectsAloneAllowARecallAndNothingElse() {
    new SmallSet(folder).spotted("plate", 2);
    Calibration calibration = calibrate(samples(), CalibrationGoal.ofRecall(0.5));
    assertTrue(calibration.profile().picture().bound().isEmpty());
    assertTrue(calibration.profile().pixel().isEmpty());
    assertTrue(calibration.remarks().toString().contains("without normal pictures"));
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> calibrate(samples(), CalibrationGoal.ofFalseAlarmRate(0.05)));
    assertTrue(e.getMessage().startsWith("a false-alarm rate needs normal pictures"));
  }

  @Test
  void severalClassesAreRefused() {
    SmallSet.twoClasses(folder);
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> Calibrator.requireUsable(samples(), CalibrationGoal.ofFalseAlarmRate(0.05)));
    assertEquals(FailureCode.UNUSABLE_DATA, e.code());
    assertEquals(
        "thresholds are found for one class at a time (expected pictures of one class; found nut,"
            + " plate)",
        e.getMessage());
    assertEquals("pass --only-class nut, and make a profile for each class", e.fix());
  }

  private List<Sample> samples() {
    return SmallSet.read(folder).test();
  }

  private static Calibration calibrate(List<Sample> samples, CalibrationGoal goal) {
    try (Detector detector = open()) {
      return Calibrator.calibrate(
          detector,
          ScoringSetup.of(detector, Optional.empty()),
          View.whole(),
          samples,
          goal,
          EvaluationListener.none());
    }
  }

  /** Local contrast on the tiny model's grid: quick, and it can tell spots. */
  private static Detector open() {
    return Detector.open(SmallSet.model(), SmallSet.options().withMethod(DetectionMethod.CONTRAST));
  }
}
