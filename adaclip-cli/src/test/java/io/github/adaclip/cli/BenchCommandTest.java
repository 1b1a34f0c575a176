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
  void stagesStandBesideTheMachinesOwnRate() {
    Call table = Call.program(bench(), "--runs", "1");
    for (String row : List.of("products", "ratio to them", "decode", "text", "Gaussian", "write")) {
      assertTrue(table.lines().stream().anyMatch(line -> line.startsWith(row + " ")), table.out());
    }
    JsonNode line = Call.program(bench(), "--runs", "1", "--json").json().get(0);
    assertTrue(line.get("productRate").asDouble() > 0);
    double all = 0;
    for (JsonNode stage : line.get("stages")) {
      all += stage.get("stage").asText().equals("write") ? 0 : stage.get("seconds").asDouble();
      if (stage.get("stage").asText().equals("prompted tower")) {
        // 8 blocks of 12·W² and attention for 1 + 81 + 5 tokens of 192, and the projection.
        double tokens = 87;
        double blocks = 8 * (24 * tokens * 192 * 192 + 4 * tokens * tokens * 192);
        assertEquals(blocks, stage.get("operations").asDouble(), 0.001 * blocks);
      }
    }
    assertEquals(line.get("medianSeconds").asDouble(), all, 1e-6);
  }

  @Test
  void anApproximationIsComparedWithTheExactWay() {
    Call table = Call.program(bench(), "--runs", "1", "--dynamic-size", "56", "--exact");
    assertEquals(ExitCode.DONE, table.exitCode(), table.err());
    assertTrue(table.out().contains("at 126 pixels, dynamic size 56"), table.out());
    assertTrue(table.out().contains("the exact way"), table.out());
    assertTrue(table.out().contains("map differs"), table.out());
  }

  @Test
  void kernelsNeedNoModel() {
    Call call = Call.program("bench", "--kernels", "--runs", "1", "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(
        List.of("resize", "gaussian", "overlay", "components", "regions", "ranking", "pixels"),
        call.json().stream().map(line -> line.get("kernel").asText()).toList());
    assertTrue(call.json().stream().allMatch(line -> line.get("medianSeconds").asDouble() > 0));
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    for (List<String> both :
        List.of(
            List.of("--kernels", "--train"),
            List.of("--train", "--exact"),
            List.of("--naive", "--exact"))) {
      Call call = Call.program(List.of("bench"), both.get(0), both.get(1));
      assertEquals(ExitCode.UNUSABLE, call.exitCode());
      assertTrue(call.err().contains("leave one of them out"), call.err());
    }
  }

  @Test
  void theNaiveWayOfTrainingIsRefused() {
    Call call = Call.program(bench(), "--train", "--naive");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("--naive and --exact go with detection only"), call.err());
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
