package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotCommandTest {
  @TempDir private Path folder;

  private Path defect;
  private Path good;

  @BeforeEach
  void copyAClass() {
    defect = Tiny.copy("images/hole.png", folder.resolve("plate/test/hole/0.png"));
    good = Tiny.copy("images/small.png", folder.resolve("plate/test/good/0.png"));
    Tiny.copy("images/hole_mask.png", folder.resolve("plate/ground_truth/hole/0_mask.png"));
  }

  @Test
  void mapsOfSeveralMethods() throws IOException {
    Call call =
        Call.program(
            plot("maps"),
            defect.toString(),
            good.toString(),
            "--method",
            "adaclip,clip",
            "--out",
            out("maps.png"));
    assertEquals(0, call.exitCode(), call.err());
    assertEquals(List.of(out("maps.png"), out("maps.svg")), call.lines());
    String svg = Files.readString(Path.of(out("maps.svg")), StandardCharsets.UTF_8);
    for (String words : List.of(">AdaCLIP<", ">CLIP<", ">mask<", ">0.png<", ">anomalous 1<")) {
      assertTrue(svg.contains(words), words);
    }
    assertFalse(svg.contains("no mask"), "found in the layout");
  }

  @Test
  void aPictureThatFailsIsLeftOut() throws IOException {
    Path broken = Tiny.write(folder.resolve("broken.png"), "no picture");
    Call call =
        Call.program(
            plot("maps"), broken.toString(), good.toString(), "--json", "--out", out("maps"));
    assertEquals(3, call.exitCode(), call.err());
    List<JsonNode> lines = call.json();
    assertEquals("UNREADABLE_IMAGE", lines.get(0).path("error").path("kind").asText());
    assertEquals(out("maps.png"), lines.get(1).path("png").asText());
    Call nothing = Call.program(plot("maps"), broken.toString(), "--out", out("none"));
    assertEquals(2, nothing.exitCode());
    assertFalse(Files.exists(Path.of(out("none.png"))));
  }

  @Test
  void componentsOfASet() {
    Call call =
        Call.program(
            plot("pca"),
            "folder=" + folder.resolve("plate"),
            "--prompts",
            "none,SD",
            "--layer",
            "4",
            "--anomalous-share",
            "0.1",
            "--json",
            "--out",
            out("pca"));
    assertEquals(0, call.exitCode(), call.err());
    JsonNode facts = call.json().get(0);
    assertEquals("components", facts.path("figure").asText());
    assertEquals(4, facts.path("layer").asInt());
    assertEquals(
        2 * 9, facts.path("normalPatches").asInt() + facts.path("anomalousPatches").asInt());
    assertTrue(facts.path("separability").has("none") && facts.path("separability").has("SD"));
    assertTrue(facts.path("varianceShares").get(0).asDouble() > 0);
    for (String file : List.of("components.png", "components.svg", "colors.png", "colors.svg")) {
      assertTrue(Files.isRegularFile(Path.of(out("pca-" + file))), file);
    }
  }

  @Test
  void curvesOfAnEvaluation() {
    Tiny.write(
        folder.resolve("results/curves.csv"),
        "level,class,curve,threshold,x,y\npixel,plate,pro,Infinity,0,0\npixel,plate,pro,0.2,1,1\n");
    Call call =
        Call.program("plot", "curves", folder.resolve("results").toString(), "--out", out("new/c"));
    assertEquals(0, call.exitCode(), call.err());
    assertEquals(List.of(out("new/c-pixel-pro.png"), out("new/c-pixel-pro.svg")), call.lines());
    call.lines().forEach(file -> assertTrue(Files.isRegularFile(Path.of(file)), file));
  }

  @Test
  void wrongCallsAreRefusedBeforeAnyWork() throws IOException {
    assertRefused("--out names a folder", "maps", good.toString(), "--out", folder.toString());
    Path picture = Tiny.copy("images/hole.png", folder.resolve("fig.png"));
    assertRefused(
        "a picture would be overwritten", "maps", picture.toString(), "--out", out("fig"));
    assertRefused(
        "unknown value of method", "maps", good.toString(), "--method", "best", "--out", out("x"));
    assertRefused(
        "the folder of the masks is not there",
        "maps",
        picture.toString(),
        "--masks",
        out("nowhere"),
        "--out",
        out("x"));
    assertRefused(
        "there is no prompt type", "pca", good.toString(), "--prompts", "X", "--out", out("x"));
    assertRefused(
        "--pictures is out of range",
        "pca",
        "folder=" + folder.resolve("plate"),
        "--pictures",
        "0",
        "--out",
        out("x"));
    assertRefused("it is not known which pixels", "pca", picture.toString(), "--out", out("x"));
    assertRefused("there is no table of curves", "curves", out("nowhere"), "--out", out("x"));
    assertRefused("missing required option: '--out=BASE'", "curves", out("nowhere"));
    assertRefused("no command given");
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith("x")));
    }
  }

  private void assertRefused(String message, String... arguments) {
    List<String> plot = arguments.length == 0 ? List.of("plot") : plot(arguments[0]);
    List<String> all = new ArrayList<>(plot);
    if (arguments.length > 0 && arguments[0].equals("curves")) {
      all = new ArrayList<>(List.of("plot", "curves"));
    }
    Stream.of(arguments).skip(1).forEach(all::add);
    Call call = Call.program(all);
    assertEquals(2, call.exitCode(), call.err());
    assertTrue(call.err().contains(message), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
  }

  private List<String> plot(String command) {
    List<String> args = new ArrayList<>(List.of("plot", command));
    args.addAll(Tiny.weights());
    args.addAll(List.of("--threads", "1", "--image-size", "42", "--class-name", "plate"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    return args;
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }
}
