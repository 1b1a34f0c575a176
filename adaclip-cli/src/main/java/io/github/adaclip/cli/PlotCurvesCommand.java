package io.github.adaclip.cli;

import io.github.adaclip.figure.CurveFigures;
import io.github.adaclip.figure.EvaluatedCurves;
import io.github.adaclip.figure.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code adaclip plot curves}: ROC, precision–recall and per-region overlap of evaluations. */
@Command(
    name = "curves",
    mixinStandardHelpOptions = true,
    description = {
      "Draws ROC, precision-recall and per-region-overlap curves of one or several evaluations.",
      "Of one evaluation a curve for each class; of several one curve each, the mean of its classes."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip plot curves results/ --out figures/pcb",
      "  adaclip plot curves with-prompts/ without-prompts/ --out figures/comparison"
    })
final class PlotCurvesCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private FigureOutput output;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description = "Folders that 'evaluate' wrote, or their tables of curves.")
  private List<Path> inputs;

  @Override
  public Integer call() {
    List<EvaluatedCurves> evaluations = EvaluatedCurves.read(inputs);
    Map<String, Figure> figures = CurveFigures.of(evaluations);
    output.require(List.of(), List.copyOf(figures.keySet()));
    figures.forEach((name, figure) -> output.write(figure, name, common));
    return ExitCode.DONE;
  }
}
