package io.github.adaclip.detect;

import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.GaussianFilter;
import io.github.adaclip.map.MapFrame;
import java.util.Optional;

/** What an engine says about a picture or a tile → smoothed map and score, as the options ask. */
record OutputReading(DetectorOptions options) {
  float[] smoothed(AnomalyEngine.Output output, int side) {
    return GaussianFilter.smooth(output.map(), side, side, options.sigmaPixels());
  }

  /** The score from what {@link #scoreFrom} says. */
  double score(ScoreKind from, AnomalyEngine.Output output, AnomalyMap map) {
    return from == ScoreKind.MAX_MAP ? map.max() : score(from, output);
  }

  /** The same of a tile, whose part of the score is not in its map. */
  double score(ScoreKind from, AnomalyEngine.Output output) {
    return switch (from) {
      case FUSION -> output.fusionScore();
      case CLASS -> output.classScore();
      case MAX_MAP -> 0;
    };
  }

  /** The option's kind, unless pixels do not count that the model's own score would count. */
  ScoreKind scoreFrom(Optional<MapFrame> frame) {
    return frame.flatMap(MapFrame::roi).isPresent() ? ScoreKind.MAX_MAP : options.score();
  }

  /** What is said about a view that needed no cutting. */
  Coverage coverage(MapFrame frame, View view) {
    return new Coverage(
        frame.area(),
        frame.pixels(),
        scoreFrom(Optional.of(frame)),
        view.tiles()
            .map(cut -> new Coverage.Tiling(cut.size(), cut.overlap(), 1, cut.wholePicture())),
        view.options());
  }
}
