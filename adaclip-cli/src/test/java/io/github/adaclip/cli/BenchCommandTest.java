package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir private Path folder;

  @Test
  void jsonHoldsTimesAndMachine() {
    Call call = Call.program(bench(), "--json", "--runs", "2");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(1, call.json().size());
    JsonNode line = call.json().get(0);
    assertEquals("adaclip", line.get("method").asText());
    assertEquals("ViT 8x192/14 @56", line.get("backbone").asText());
    assertEquals(Tiny.SIDE, line.get("imageSize").asInt());
    assertEquals(2, line.get("runs").asInt());
    assertTrue(line.get("loadSeconds").asDouble() > 0);
    assertTrue(line.get("firstSeconds").asDouble() > 0);
    assertTrue(line.get("leastSeconds").asDouble() <= line.get("medianSeconds").asDouble());
    assertTrue(line.get("medianSeconds").asDouble() <= line.get("mostSeconds").asDouble());
  }

  @Test
  void tableNamesMachineAndModel() {
    Call call = Call.program(bench(), "--runs", "1");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    for (String row : List.of("machine", "model", "load", "first detection", "detection")) {
      assertTrue(call.lines().stream().anyMatch(line -> line.startsWith(row + " ")), call.out());
    }
    assertTrue(call.err().contains("run 1 of 1"), call.err());
  }

  @Test
  void otherMethodsAreMeasuredToo() {
    Call call = Call.program(bench(), "--runs", "1", "--method", "clip");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(call.out().contains("clip on ViT 8x192/14 @56 at 126 pixels"), call.out());
  }

  @Test
  void theNaiveWayIsMeasuredBeside() {
    Call table = Call.program(bench(), "--runs", "1", "--naive");
    assertEquals(ExitCode.DONE, table.exitCode(), table.err());
    assertTrue(table.out().contains("the naive way"), table.out());
    assertTrue(table.out().contains("ratio"), table.out());
    Call json = Call.program(bench(), "--runs", "1", "--naive", "--json");
    assertTrue(json.json().get(0).get("naiveMedianSeconds").asDouble() > 0);
  }

  @Test
  void theNaiveWayOfTrainingIsRefused() {
    Call call = Call.program(bench(), "--train", "--naive");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("--naive goes with detection only"), call.err());
  }

  @Test
  void noRunsAreRefused() {
    Call call = Call.program(bench(), "--runs", "0");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("the number of runs is out of range"), call.err());
  }

  @Test
  void randomWeightsNeedAPublishedName() {
    Call call = Call.program("bench", "--random-weights", "--backbone", "ViT-B-31");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("there is no published backbone of that name"), call.err());
    assertTrue(call.err().contains("did you mean ViT-B-32?"), call.err());
  }

  private List<String> bench() {
    List<String> args = new ArrayList<>(List.of("bench"));
    args.addAll(Tiny.weights());
    args.addAll(List.of("--threads", "1", "--image-size", Integer.toString(Tiny.SIDE)));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    return args;
  }
}
