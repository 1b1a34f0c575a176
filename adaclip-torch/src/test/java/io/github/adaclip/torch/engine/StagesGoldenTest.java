package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.map.GaussianFilter;
import io.github.adaclip.testdata.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stage of whole detections against the numbers of the reference implementation. */
class StagesGoldenTest {
  /** The reference's scores over 200 clusterings, widened by this, hold ours. */
  private static final double CLUSTERING_MARGIN = 0.02;

  /**
   * Stages that depend on the reference's unseeded clustering; compared with its recorded labels
   * instead.
   */
  private static final Set<String> CLUSTERED =
      Set.of(
          "fusion.cluster_labels",
          "fusion.clustered_feature",
          "score",
          "score_over_200_clusterings",
          "map_smoothed_sigma4");

  @ParameterizedTest
  @CsvSource({
    "tiny_clip_openai.pt, hole.png,    candle,    126, stages_hole_candle",
    "tiny_clip_hf,        hole.png,    candle,    126, stages_hole_candle",
    "tiny_clip_openai.pt, scratch.png, metal-nut, 126, stages_scratch_metal-nut",
    "tiny_clip_hf,        scratch.png, metal-nut, 126, stages_scratch_metal-nut",
    "tiny_clip_openai.pt, hole.png,    candle,    224, stages_hole_candle_224",
    "tiny_clip_hf,        hole.png,    candle,    224, stages_hole_candle_224",
  })
  void everyStageIsTheReference(
      String backbone, String picture, String className, int side, String file) {
    Golden golden = Golden.open(file + ".safetensors");
    AnomalyEngine.Input input =
        new AnomalyEngine.Input(TinyModel.picture(picture, side), TinyModel.sentences(className));
    try (AnomalyEngine engine =
        TorchEngine.open(TinyModel.source(backbone), TinyModel.options().withImageSize(side))) {
      Map<String, Stage> stages = engine.stages(input, Optional.empty());

      for (String name : golden.names()) {
        if (!CLUSTERED.contains(name) && !name.equals("fusion.token_indices")) {
          Stage stage = stages.get(name);
          assertArrayEquals(golden.shape(name), stage.shape(), name);
          Tolerance.assertWithin(name, golden.floats(name), stage.values(), Tolerance.of(name));
        }
      }
      assertSmoothedMap(golden, stages.get("map").values(), side);
      assertSameTokens(golden, stages);
      assertFusionWithRecordedLabels(golden, engine, input);
      double[] clusterings = widen(golden.floats("score_over_200_clusterings"));
      double score = stages.get("score").values()[0];
      assertTrue(
          score >= clusterings[0] && score <= clusterings[1],
          "score " + score + " outside " + Arrays.toString(clusterings));
      assertEquals(score, engine.infer(List.of(input)).get(0).fusionScore(), 0);
    }
  }

  private static void assertSmoothedMap(Golden golden, float[] map, int side) {
    String name = "map_smoothed_sigma4";
    float[] smoothed = GaussianFilter.smooth(map, side, side, 4);
    Tolerance.assertWithin(name, golden.floats(name), smoothed, Tolerance.MAPS_AND_SCORES);
  }

  private static void assertFusionWithRecordedLabels(
      Golden golden, AnomalyEngine engine, AnomalyEngine.Input input) {
    PatchClusters recorded =
        PatchClusters.ofLabels(
            golden.ints("fusion.token_indices"), golden.ints("fusion.cluster_labels"));
    Map<String, Stage> stages = engine.stages(input, Optional.of(recorded));
    for (String name : List.of("fusion.clustered_feature", "score")) {
      Tolerance.assertWithin(
          name, golden.floats(name), stages.get(name).values(), Tolerance.of(name));
    }
  }

  /** Neighbours in the order whose probabilities agree within rounding may change places. */
  private static void assertSameTokens(Golden golden, Map<String, Stage> stages) {
    int[] expected = golden.ints("fusion.token_indices");
    float[] found = stages.get("fusion.token_indices").values();
    assertEquals(expected.length, found.length);
    int[] actual = new int[found.length];
    for (int index = 0; index < found.length; index++) {
      actual[index] = (int) found[index];
    }
    Arrays.sort(expected);
    Arrays.sort(actual);
    assertArrayEquals(expected, actual);
  }

  private static double[] widen(float[] scores) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    return new double[] {least - CLUSTERING_MARGIN, most + CLUSTERING_MARGIN};
  }
}
