package io.github.adaclip.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {
  private static final String SUM = "0123456789abcdef".repeat(4);
  private static final double SIGNIFICANCE = 0.01;

  @TempDir private Path folder;

  @Test
  void theDistanceAndItsChanceByHand() {
    // All 20 new scores lie above all 20 old ones: D = 1, p = 2 / C(40, 20).
    ThresholdProfile profile = profile(ramp(20, 0.1, 0.2));
    Drift drift = Drift.of(profile, ramp(20, 0.3, 0.4).toArray(), SIGNIFICANCE);
    assertEquals(1, drift.distance());
    assertEquals(2 / 137_846_528_820.0, drift.distancePValue(), 1e-13);
    assertEquals(Drift.Verdict.DRIFT, drift.verdict());
    assertEquals(20, drift.alarms());
  }

  @Test
  void sameScoresAreNoDrift() {
    ThresholdProfile profile = profile(ramp(40, 0.1, 0.2));
    Drift drift = Drift.of(profile, ramp(40, 0.1, 0.2).toArray(), SIGNIFICANCE);
    assertEquals(Drift.Verdict.NO_DRIFT, drift.verdict());
    assertEquals(0, drift.distance());
    assertEquals(1, drift.distancePValue());
    assertEquals(drift.calibratedMedian(), drift.recentMedian());
  }

  @Test
  void tooFewScoresSayNothing() {
    ThresholdProfile profile = profile(ramp(40, 0.1, 0.2));
    Drift drift = Drift.of(profile, ramp(19, 0.12, 0.2).toArray(), SIGNIFICANCE);
    assertEquals(Drift.Verdict.TOO_FEW, drift.verdict());
  }

  @Test
  void oneScoreIsTooFewToo() {
    Drift drift = Drift.of(profile(ramp(40, 0.1, 0.2)), new double[] {0.15}, SIGNIFICANCE);
    assertEquals(Drift.Verdict.TOO_FEW, drift.verdict());
    assertEquals(0.5, drift.distance(), 0.03);
  }

  @Test
  void aFewAlarmsTooManyAreDriftEvenAmongFewScores() {
    ThresholdProfile profile = profile(ramp(100, 0.1, 0.2));
    Drift drift = Drift.of(profile, ramp(10, 0.3, 0.4).toArray(), SIGNIFICANCE);
    // P(10 of 10) at the bound of 4.66 %.
    assertEquals(Math.pow(drift.bound().orElseThrow(), 10), drift.alarmPValue(), 1e-12);
    assertEquals(Drift.Verdict.DRIFT, drift.verdict());
  }

  @Test
  void driftIsToldWhereThereIsNoneNoMoreOftenThanPromised() {
    int told = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Drift drift = Drift.of(profile(random.doubles(80)), random.doubles(60).toArray(), 0.05);
      told += drift.verdict() == Drift.Verdict.DRIFT ? 1 : 0;
    }
    // 15 on average if both tests were exact; more than 26 once in 200 times.
    assertTrue(told <= 26, "told " + told);
  }

  @Test
  void aShiftIsSeen() {
    for (int count : new int[] {60, 3000}) {
      Random random = new Random(count);
      Drift drift =
          Drift.of(
              profile(random.doubles(count).map(score -> score / 2)),
              random.doubles(count).map(score -> score / 2 + 0.25).toArray(),
              SIGNIFICANCE);
      assertEquals(Drift.Verdict.DRIFT, drift.verdict());
      assertTrue(drift.distance() > drift.noticeable());
    }
  }

  @Test
  void refusesWhatCannotBeCompared() {
    ThresholdProfile profile = profile(ramp(30, 0.1, 0.2));
    AdaClipException none =
        assertThrows(AdaClipException.class, () -> Drift.of(profile, new double[0], 0.01));
    assertTrue(none.getMessage().startsWith("there are no scores to compare"));
    AdaClipException range =
        assertThrows(AdaClipException.class, () -> Drift.of(profile, new double[] {0.5}, 1));
    assertEquals(FailureCode.INVALID_OPTION, range.code());
  }

  @Test
  void theLatestScoresOfLinesAndTablesAreRead() throws Exception {
    ThresholdProfile profile = profile(ramp(30, 0.1, 0.2));
    Path lines =
        write(
            "a.jsonl",
            line("nut", SUM, 0.25)
                + "\n"
                + "{\"image\":\"b.png\",\"error\":{\"kind\":\"UNREADABLE_IMAGE\"}}\n"
                + line("nut", SUM, 0.5)
                + "\n");
    Path table =
        write(
            "b.csv",
            "image,className,score,errorKind,checkpointSha256,imageSize,method\n"
                + "\"a,b.png\",nut,0.75,,"
                + SUM
                + ",224,adaclip\n"
                + "c.png,,,UNREADABLE_IMAGE,,,\n");
    RecentScores recent = new RecentScores(profile, 2);
    recent.read(lines);
    assertArrayEquals(new double[] {0.25, 0.5}, recent.scores());
    recent.read(table);
    assertArrayEquals(new double[] {0.5, 0.75}, recent.scores());
    assertEquals(3, recent.count());
    assertEquals(2, recent.failed());
  }

  @Test
  void resultsThatDoNotFitAreRefusedWithTheirLine() throws Exception {
    ThresholdProfile profile = profile(ramp(30, 0.1, 0.2));
    refused(
        profile,
        line("nut", SUM, 0.5) + "\n" + line("bolt", SUM, 0.5),
        FailureCode.PROFILE_DOES_NOT_FIT,
        "line 2",
        "another class (expected nut, as in the profile; found bolt)");
    refused(
        profile,
        line("nut", "f".repeat(64), 0.5),
        FailureCode.PROFILE_DOES_NOT_FIT,
        "line 1",
        "another model (SHA-256)");
    refused(
        profile,
        line("nut", SUM, 0.5)
            .replace("\"adaclip\"", "\"adaclip\",\"precision\":\"int8\",\"dynamicSize\":112"),
        FailureCode.PROFILE_DOES_NOT_FIT,
        "line 1",
        "another --dynamic-size (expected not set, as in the profile; found 112");
    refused(profile, "{\"score\":", FailureCode.UNUSABLE_DATA, "line 1", "no JSON");
    refused(profile, line("nut", SUM, 7), FailureCode.UNUSABLE_DATA, "line 1", "score 7.0");
    refused(profile, "{}", FailureCode.UNUSABLE_DATA, "line 1", "score ''");
    refused(
        profile,
        line("nut", SUM, 0.5).replaceFirst("\\{", "{\"view\":{\"x\":0},"),
        FailureCode.UNUSABLE_DATA,
        "line 1",
        "a view without its options");
    refused(
        profile,
        line("nut", SUM, 0.5)
            .replaceFirst("\\{", "{\"view\":{\"options\":{\"crop\":\"0,0,5,5\"}},"),
        FailureCode.PROFILE_DOES_NOT_FIT,
        "line 1",
        "another --crop");
    refused(
        profile,
        line("nut", SUM, 0.5).replaceFirst("\\{", "{\"view\":{\"options\":{\"tile\":\"abc\"}},"),
        FailureCode.UNUSABLE_DATA,
        "line 1",
        "view {tile=abc}");
    refused(
        profile,
        line("nut", SUM, 0.5).replace("\"adaclip\"", "\"adaclip\",\"precision\":\"fp8\""),
        FailureCode.UNUSABLE_DATA,
        "line 1",
        "precision 'fp8'");
    AdaClipException missing =
        assertThrows(
            AdaClipException.class,
            () -> new RecentScores(profile, 5).read(folder.resolve("none.jsonl")));
    assertEquals(FailureCode.MISSING_FILE, missing.code());
    AdaClipException aFolder =
        assertThrows(AdaClipException.class, () -> new RecentScores(profile, 5).read(folder));
    assertTrue(aFolder.getMessage().contains("found a folder"), aFolder.getMessage());
  }

  private void refused(ThresholdProfile profile, String content, FailureCode code, String... parts)
      throws Exception {
    Path file = write("results.jsonl", content);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> new RecentScores(profile, 5).read(file));
    assertEquals(code, e.code());
    for (String part : parts) {
      assertTrue(e.describe().contains(part) || e.getMessage().contains(part), e.describe());
    }
  }

  private Path write(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private static String line(String className, String sum, double score) {
    return "{\"className\":\""
        + className
        + "\",\"score\":"
        + score
        + ",\"model\":{\"checkpointSha256\":\""
        + sum
        + "\",\"imageSize\":224,\"method\":\"adaclip\"}}";
  }

  private static DoubleStream ramp(int count, double from, double to) {
    return IntStream.range(0, count).mapToDouble(index -> from + (to - from) * index / count);
  }

  private static ThresholdProfile profile(DoubleStream normal) {
    CalibrationGoal goal = CalibrationGoal.ofFalseAlarmRate(0.05);
    LabelledScores scores = LabelledScores.of(normal.boxed().toList(), List.of());
    return new ThresholdProfile(
        "nut",
        new ScoringSetup(
            "tiny", SUM, "ViT-B-32", Optional.empty(), 224, Map.of("method", "adaclip")),
        ThresholdChoice.of(scores, goal).threshold(),
        Optional.empty(),
        goal.confidence(),
        scores.normalCount(),
        0,
        Instant.EPOCH,
        scores.kept(),
        scores.curve());
  }
}
