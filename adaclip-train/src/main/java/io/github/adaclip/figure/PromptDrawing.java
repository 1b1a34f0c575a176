package io.github.adaclip.figure;

import io.github.adaclip.weights.PromptType;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Draws the figures of a {@link PromptComparison}. */
final class PromptDrawing {
  /** Picture and mask. */
  static final int OTHER_COLUMNS = 2;

  private static final int COMPONENTS = 3;
  private static final int MOST_POINTS = 1500;
  // Of all patches, so that a few strange ones do not make all others grey.
  private static final double CUT_OFF = 0.02;

  private final PatchStore patches;
  private final int layer;
  private final boolean[] anomalous;
  private final PrincipalComponents axes;

  PromptDrawing(PatchStore patches, int layer) {
    this.patches = patches;
    this.layer = layer;
    this.anomalous = patches.joinedLabels();
    int count = Math.min(COMPONENTS, patches.width());
    this.axes = PrincipalComponents.of(patches.everything(), patches.width(), count);
  }

  /**
   * Both figures.
   *
   * @param shown picture and mask of the first pictures
   */
  PromptFigures draw(List<List<ImageGrid.Cell>> shown) {
    Map<PromptType, double[][]> projected = new EnumMap<>(PromptType.class);
    Map<PromptType, OptionalDouble> separability = new LinkedHashMap<>();
    for (PromptType part : patches.prompts()) {
      float[] features = patches.joined(part);
      projected.put(part, axes.project(features));
      separability.put(part, Separability.of(features, anomalous));
    }
    int anomalousCount = (int) count(true);
    return new PromptFigures(
        Figure.ofPage(panels(projected, separability)),
        Figure.ofPage(colors(projected, shown)),
        layer,
        Arrays.stream(axes.shares()).boxed().toList(),
        separability,
        anomalous.length - anomalousCount,
        anomalousCount);
  }

  private PanelGrid panels(
      Map<PromptType, double[][]> projected, Map<PromptType, OptionalDouble> separability) {
    Axis x = axis(projected, 0);
    Axis y = axis(projected, 1);
    List<Panel> panels = new ArrayList<>();
    ScatterChart.Group normal = null;
    ScatterChart.Group defects = null;
    for (PromptType part : patches.prompts()) {
      normal = group("normal patches", projected.get(part), false);
      defects = group("anomalous patches", projected.get(part), true);
      String title = name(part) + ", separability " + percent(separability.get(part));
      panels.add(new ScatterPanel(new ScatterChart(title, x, y, normal, defects), false));
    }
    return new PanelGrid(panels, 2, ScatterPanel.legend(normal, defects));
  }

  private Axis axis(Map<PromptType, double[][]> projected, int component) {
    if (component >= axes.axes().length) {
      return Axis.around("no second component", new double[0]);
    }
    double[] values =
        projected.values().stream()
            .flatMap(Arrays::stream)
            .mapToDouble(patch -> patch[component])
            .toArray();
    String share =
        String.format(
            Locale.ROOT,
            "component %d (%.1f %% of variance)",
            component + 1,
            100 * axes.shares()[component]);
    return Axis.around(share, values);
  }

  /** Of very many patches every so many-th is drawn. */
  private ScatterChart.Group group(String name, double[][] patchesOfAll, boolean kind) {
    int[] indices =
        IntStream.range(0, anomalous.length).filter(patch -> anomalous[patch] == kind).toArray();
    int drawn = Math.min(indices.length, MOST_POINTS);
    List<DataPoint> points =
        IntStream.range(0, drawn)
            .map(point -> indices[(int) ((long) point * indices.length / drawn)])
            .mapToObj(patch -> point(patchesOfAll[patch]))
            .toList();
    String numbers =
        drawn < indices.length ? drawn + " of " + indices.length : Integer.toString(drawn);
    return new ScatterChart.Group(name + " (" + numbers + ")", points);
  }

  private static DataPoint point(double[] components) {
    return new DataPoint(components[0], components.length > 1 ? components[1] : 0);
  }

  private ImageGrid colors(
      Map<PromptType, double[][]> projected, List<List<ImageGrid.Cell>> shown) {
    double[][] ranges = ranges(projected);
    List<List<ImageGrid.Cell>> rows = new ArrayList<>();
    int first = 0;
    for (int picture = 0; picture < shown.size(); picture++) {
      List<ImageGrid.Cell> row = new ArrayList<>(shown.get(picture));
      BufferedImage size = row.get(0).picture().orElseThrow();
      int count = patches.features(patches.prompts().get(0), picture).length / patches.width();
      for (PromptType part : patches.prompts()) {
        double[][] own = Arrays.copyOfRange(projected.get(part), first, first + count);
        row.add(new ImageGrid.Cell(Optional.of(ComponentColors.picture(own, ranges, size)), ""));
      }
      first += count;
      rows.add(row);
    }
    List<String> titles = new ArrayList<>(List.of("picture", "mask"));
    patches.prompts().forEach(part -> titles.add(name(part)));
    return new ImageGrid(titles, rows, Optional.empty());
  }

  private double[][] ranges(Map<PromptType, double[][]> projected) {
    double[][] ranges = new double[axes.axes().length][];
    for (int component = 0; component < ranges.length; component++) {
      int index = component;
      double[] sorted =
          projected.values().stream()
              .flatMap(Arrays::stream)
              .mapToDouble(patch -> patch[index])
              .sorted()
              .toArray();
      int cut = (int) (CUT_OFF * sorted.length);
      ranges[component] = new double[] {sorted[cut], sorted[sorted.length - 1 - cut]};
    }
    return ranges;
  }

  private long count(boolean kind) {
    return IntStream.range(0, anomalous.length).filter(patch -> anomalous[patch] == kind).count();
  }

  private static String name(PromptType part) {
    return switch (part) {
      case NONE -> "no prompts";
      case STATIC -> "static prompts";
      case DYNAMIC -> "dynamic prompts";
      case HYBRID -> "hybrid prompts";
    };
  }

  private static String percent(OptionalDouble fraction) {
    return fraction.isPresent()
        ? String.format(Locale.ROOT, "%.1f", 100 * fraction.getAsDouble())
        : "–";
  }
}
