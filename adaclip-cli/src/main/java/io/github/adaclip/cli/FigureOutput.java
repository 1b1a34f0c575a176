package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where the figures of a command go; mixed in with {@code @Mixin}. */
final class FigureOutput {
  @Option(
      names = "--out",
      paramLabel = "BASE",
      required = true,
      description = "Figures are BASE.png and BASE.svg, or BASE-NAME.… where there are several.")
  private Path out;

  /**
   * Checks the place before the work begins.
   *
   * @param inputs files that must not be overwritten
   * @param names of the figures, "" for BASE itself
   * @throws AdaClipException INVALID_OPTION if a folder is named or an input would be overwritten;
   *     UNWRITABLE_OUTPUT
   */
  void require(List<Path> inputs, List<String> names) {
    if (Files.isDirectory(out) || out.getFileName() == null) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "--out names a folder")
          .found(out)
          .expected("a path without an ending, to which .png and .svg are added")
          .fix("add a name, for instance " + out.resolve("figure"))
          .build();
    }
    for (String name : names) {
      for (Path target : List.of(Figure.pngFile(base(name)), Figure.svgFile(base(name)))) {
        if (inputs.stream().anyMatch(input -> isSame(input, target))) {
          throw AdaClipException.of(FailureCode.INVALID_OPTION, "a picture would be overwritten")
              .file(target)
              .fix("choose another --out")
              .build();
        }
      }
    }
    OutputFolder.requireWritable(base("").toAbsolutePath().getParent());
  }

  /** Writes a figure and tells where it is. */
  void write(Figure figure, String name, CommonOptions common) {
    write(figure, name, common, JsonNodeFactory.instance.objectNode());
  }

  /** The same with more to say in JSON. */
  void write(Figure figure, String name, CommonOptions common, ObjectNode more) {
    Path base = base(name);
    figure.writeTo(base);
    Path png = Figure.pngFile(base);
    Path svg = Figure.svgFile(base);
    if (common.json()) {
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("figure", name)
              .put("png", png.toString())
              .put("svg", svg.toString());
      line.setAll(more);
      common.console().result(line.toString());
    } else {
      common.console().result(png.toString());
      common.console().result(svg.toString());
    }
  }

  private Path base(String name) {
    String own = String.valueOf(out.getFileName());
    String lower = own.toLowerCase(Locale.ROOT);
    // Typed out of habit.
    String stem =
        lower.endsWith(".png") || lower.endsWith(".svg")
            ? own.substring(0, own.length() - ".png".length())
            : own;
    return out.resolveSibling(name.isEmpty() ? stem : stem + "-" + name);
  }

  private static boolean isSame(Path input, Path target) {
    try {
      return Files.exists(target) && Files.exists(input) && Files.isSameFile(input, target);
    } catch (IOException e) {
      return false;
    }
  }
}
