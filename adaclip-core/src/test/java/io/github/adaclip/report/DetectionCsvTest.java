package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import org.junit.jupiter.api.Test;

class DetectionCsvTest {
  private static final String MODEL =
      Example.MODEL.checkpointSha256() + ",518,adaclip,,,2026-01-02T03:04:05.678Z,,fp32,";
  private static final int COLUMNS = 25;

  @Test
  void headerAndRow() {
    assertEquals(
        "image,className,width,height,score,anomalous,threshold,pixelThreshold,"
            + "mapMin,mapMax,mapMean,peakX,peakY,seconds,errorKind,errorMessage,"
            + "checkpointSha256,imageSize,method,profile,profileSha256,time,view,"
            + "precision,dynamicSize",
        DetectionCsv.header());
    assertEquals(
        "a.png,candle,8,4,0.8123,true,0.5,0.6,0.0,0.75,0.25,6,1,1.92961,,," + MODEL,
        DetectionCsv.row(Example.small(), Decision.of(0.5, 0.6)));
    assertEquals(
        "a.png,candle,8,4,0.8123,,,,0.0,0.75,0.25,6,1,1.92961,,," + MODEL,
        DetectionCsv.row(Example.small(), Decision.none()));
  }

  @Test
  void rowsHaveAsManyCellsAsTheHeader() {
    assertEquals(COLUMNS, DetectionCsv.header().split(",", -1).length);
    assertEquals(COLUMNS, DetectionCsv.row(Example.small(), Decision.none()).split(",", -1).length);
    assertEquals(COLUMNS, DetectionCsv.errorRow("b.png", failure("bad")).split(",", -1).length);
  }

  @Test
  void aFailedPictureFillsTheCellsOfTheError() {
    assertEquals(
        "b.png,,,,,,,,,,,,,,UNREADABLE_IMAGE,bad,,,,,,,,,",
        DetectionCsv.errorRow("b.png", failure("bad")));
  }

  @Test
  void theProfileHasItsCells() {
    String sum = "fedcba9876543210".repeat(4);
    String row =
        DetectionCsv.row(
            Example.small(),
            Decision.of(0.5, 0.6).withProfile(new ProfileReference("nut,1.json", sum)));
    assertTrue(row.endsWith(",\"nut,1.json\"," + sum + ",2026-01-02T03:04:05.678Z,,fp32,"), row);
  }

  @Test
  void specialCharactersAreQuoted() {
    assertTrue(row("a,\"b\".png", "x").startsWith("\"a,\"\"b\"\".png\",x,"));
    assertTrue(row("a\nb.png", "x").startsWith("\"a\nb.png\",x,"));
  }

  @Test
  void formulasAreDisarmed() {
    for (String start : new String[] {"=", "+", "-", "@", "\t"}) {
      assertTrue(row(start + "1+1", "x").startsWith("'" + start + "1+1,x,"), start);
    }
    assertTrue(row("=HYPERLINK(\"u\",1)", "x").startsWith("\"'=HYPERLINK(\"\"u\"\",1)\",x,"));
  }

  private static AdaClipException failure(String message) {
    return AdaClipException.of(FailureCode.UNREADABLE_IMAGE, message).build();
  }

  private static String row(String image, String className) {
    return DetectionCsv.row(
        new Detection(image, className, 0.5, Example.constant(0, 1, 1), Example.MODEL, 0, 0),
        Decision.none());
  }
}
