package io.github.adaclip.detect;

import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.map.LocalContrast;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** An engine that needs no weights: local contrast, scored by its largest value. */
final class ContrastEngine implements AnomalyEngine {
  private final int side;
  private int seen;

  ContrastEngine(int side) {
    this.side = side;
  }

  /** Pictures and tiles so far. */
  int seen() {
    return seen;
  }

  @Override
  public ModelDescription model() {
    return new ModelDescription("contrast", "none", "", side, DetectionMethod.CONTRAST);
  }

  @Override
  public int contextLength() {
    return 77;
  }

  @Override
  public List<Output> infer(List<Input> batch) {
    seen += batch.size();
    return batch.stream().map(ContrastEngine::output).toList();
  }

  private static Output output(Input input) {
    float[] map = LocalContrast.differences(input.image());
    double score = LocalContrast.score(map);
    return new Output(map, score, score);
  }

  @Override
  public Map<String, Stage> stages(Input input, Optional<PatchClusters> chosen) {
    throw new UnsupportedOperationException("contrast has no stages");
  }

  @Override
  public SortedMap<Integer, Stage> patchFeatures(Input input, PromptType part) {
    throw new UnsupportedOperationException("contrast has no patches");
  }

  @Override
  public void close() {
    // Nothing to free.
  }
}
