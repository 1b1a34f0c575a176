package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.clip.TextTower;
import io.github.adaclip.torch.tensor.ComputeTeam;
import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out, shared or cut against all positions of all sentences. */
class TextTowerTest {
  private static final int TOWER = 14; // side of the pictures, which nobody looks at here
  private static final float ROUNDING = 2e-5f;
  private static final long SEED = 7;

  /**
   * J blocks (none, the first only, a few, more than there are) with M prompts: fewer than the
   * shortest sentence has tokens, as many as some, more than any.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0", "1, 1", "1, 5", "2, 1", "2, 5", "4, 5", "4, 8", "4, 9", "4, 12", "4, 30", "4, 70",
    "40, 3"
  })
  void isTheSameAsOverAllPositions(int depth, int length) {
    Baselines.with(
        TOWER,
        (backbone, device) -> {
          TextTower tower = backbone.text();
          List<Tensor> prompts =
              prompts(device, depth, length, backbone.architecture().textWidth());
          int[][] sentences = sentences();
          float[] whole = TensorDevice.floats(tower.forwardNaively(sentences, prompts));
          for (int threads : new int[] {1, 3}) {
            ComputeTeam.resize(threads);
            float[] shared = TensorDevice.floats(tower.finish(tower.begin(sentences), prompts));
            assertArrayEquals(whole, shared, ROUNDING, threads + " threads");
          }
          ComputeTeam.resize(1);
        });
  }

  @Test
  void promptsMoveTheFeatures() {
    Baselines.with(
        TOWER,
        (backbone, device) -> {
          TextTower tower = backbone.text();
          int width = backbone.architecture().textWidth();
          float[] plain = TensorDevice.floats(tower.forward(sentences(), List.of()));
          float[] other =
              TensorDevice.floats(tower.forward(sentences(), prompts(device, 4, 5, width)));
          float largest = 0;
          for (int i = 0; i < plain.length; i++) {
            largest = Math.max(largest, Math.abs(plain[i] - other[i]));
          }
          assertTrue(largest > 100 * ROUNDING, "" + largest);
        });
  }

  @Test
  void anotherStartTokenIsRefused() {
    Baselines.with(
        TOWER,
        (backbone, device) -> {
          int[][] sentences = sentences();
          sentences[3][0] = 5;
          assertThrows(IllegalArgumentException.class, () -> backbone.text().begin(sentences));
        });
  }

  /** Of different lengths: those of two classes, and one of start and end alone. */
  private static int[][] sentences() {
    List<int[]> rows = new ArrayList<>();
    for (String name : List.of("nut", "very old metal nut with a thread")) {
      ClassSentences sentences = TinyModel.sentences(name);
      rows.addAll(Arrays.asList(sentences.normal()));
      rows.addAll(Arrays.asList(sentences.abnormal()));
    }
    int[] empty = new int[rows.get(0).length];
    empty[0] = rows.get(0)[0];
    empty[1] = Arrays.stream(rows.get(0)).max().orElseThrow();
    rows.add(empty);
    return rows.toArray(int[][]::new);
  }

  private static List<Tensor> prompts(TensorDevice device, int depth, int length, int width) {
    Random random = new Random(SEED);
    List<Tensor> prompts = new ArrayList<>();
    for (int block = 0; block < depth; block++) {
      float[] values = new float[length * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      prompts.add(device.floats(values, length, width));
    }
    return prompts;
  }
}
