package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.explain.Explanation;
import java.util.Locale;

/** An explanation as a small table. */
final class ExplanationText {
  private ExplanationText() {}

  static String of(Explanation explanation) {
    Detection detection = explanation.detection();
    StringBuilder text = new StringBuilder();
    add(text, "%.4f  %s  (%s)%n", detection.score(), detection.image(), detection.className());
    add(text, "  margin %+.3f (above 0 is rather anomalous), the sum of%n", explanation.margin());
    for (Explanation.Part part : explanation.parts()) {
      add(text, "    %+8.3f  %s%n", part.share(), part.source());
    }
    add(
        text,
        "  at the map's peak (%d, %d), patch's margin in each layer, and the layer's map%n",
        detection.map().peak().x(),
        detection.map().peak().y());
    for (Explanation.Layer layer : explanation.layers()) {
      add(
          text,
          "    %+8.3f  layer %d, map %.3f to %.3f, mean %.3f%n",
          layer.marginAtPeak(),
          layer.layer(),
          layer.map().min(),
          layer.map().max(),
          layer.map().mean());
    }
    add(text, "  score without a state or template, largest change first%n");
    for (Explanation.Wording wording : explanation.wordings()) {
      add(
          text,
          "    %s  %-14s  \"%s\", cosine %.3f%n",
          Double.isNaN(wording.scoreWithout())
              ? "      -"
              : String.format(Locale.ROOT, "%.4f ", wording.scoreWithout()),
          wording.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          wording.text(),
          wording.cosine());
    }
    return text.toString().stripTrailing();
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }
}
