package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.baseline.Baseline;
import io.github.adaclip.torch.baseline.WinClip;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The method winclip on the tiny backbone. */
class WinClipTest {
  /** Matrix products of another height round otherwise. */
  private static final double ROUNDING = 2e-5;

  private static final int SIDE = 126;
  private static final int GRID = 9;

  @Test
  void mapJoinsWindowsAndPictureByHarmonicMeans() {
    Map<String, Stage> stages =
        Baselines.stages(
            Baselines.options(DetectionMethod.WINCLIP, SIDE),
            Baselines.input("hole.png", SIDE, "candle"));
    assertArrayEquals(new long[] {1, 64}, stages.get("windows.2").shape());
    assertArrayEquals(new long[] {1, 49}, stages.get("windows.3").shape());
    double[] grid = new double[GRID * GRID];
    for (int patch = 0; patch < grid.length; patch++) {
      double reciprocals =
          meanReciprocal(stages.get("windows.2").values(), 2, patch)
              + meanReciprocal(stages.get("windows.3").values(), 3, patch)
              + 1.0 / stages.get("score").values()[0];
      grid[patch] = 3 / reciprocals;
      assertEquals(grid[patch], stages.get("grid").values()[patch], 1e-6);
    }
    float[] map = stages.get("map").values();
    double scale = (double) GRID / SIDE;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double expected =
            Baselines.bilinear(grid, (y + 0.5) * scale - 0.5, (x + 0.5) * scale - 0.5);
        assertEquals(expected, map[y * SIDE + x], 1e-6);
      }
    }
  }

  @Test
  void scoreIsPlainClips() {
    var input = Baselines.input("hole.png", SIDE, "candle");
    Map<String, Stage> plain =
        Baselines.stages(Baselines.options(DetectionMethod.CLIP, SIDE), input);
    Map<String, Stage> windowed =
        Baselines.stages(Baselines.options(DetectionMethod.WINCLIP, SIDE), input);
    for (String same : List.of("score", "image_feature", "text_features")) {
      assertArrayEquals(plain.get(same).values(), windowed.get(same).values(), same);
    }
  }

  @Test
  void aWindowThatCoversTheGridScoresAsThePicture() { // a law
    Map<String, Stage> stages =
        Baselines.stages(
            Baselines.options(DetectionMethod.WINCLIP, 42),
            Baselines.input("hole.png", 42, "candle"));
    assertArrayEquals(
        stages.get("score").values(), stages.get("windows.3").values(), (float) ROUNDING);
  }

  @Test
  void aWindowSeesNothingBesideItself() { // a law
    PreparedImage picture = TinyModel.picture("hole.png", SIDE);
    float[] changed = picture.planes().clone();
    for (int plane = 0; plane < 3; plane++) {
      for (int y = 0; y < 14; y++) {
        for (int x = 0; x < 14; x++) {
          changed[(plane * SIDE + y) * SIDE + x] += 1; // the first patch
        }
      }
    }
    Baselines.with(
        SIDE,
        (backbone, device) -> {
          WinClip method = new WinClip(backbone.vision(), device, 64);
          float[] before = windows(method, device, backbone, picture);
          float[] after =
              windows(method, device, backbone, new PreparedImage(changed, SIDE, SIDE, SIDE));
          assertTrue(Math.abs(before[0] - after[0]) > 1e-4, before[0] + " " + after[0]);
          for (int window = 1; window < before.length; window++) {
            assertEquals(before[window], after[window], ROUNDING, "window " + window);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 48, 64, 1000})
  void windowsScoreTheSameInPartsOfAnySize(int together) {
    PreparedImage picture = TinyModel.picture("scratch.png", SIDE);
    Baselines.with(
        SIDE,
        (backbone, device) -> {
          float[] alike =
              windows(new WinClip(backbone.vision(), device, 20), device, backbone, picture);
          float[] parts =
              windows(new WinClip(backbone.vision(), device, together), device, backbone, picture);
          Tolerance.assertWithin("windows by " + together, alike, parts, ROUNDING);
        });
  }

  @Test
  void picturesOfABatchAreAsAlone() {
    PreparedImage hole = TinyModel.picture("hole.png", SIDE);
    PreparedImage scratch = TinyModel.picture("scratch.png", SIDE);
    Baselines.with(
        SIDE,
        (backbone, device) -> {
          WinClip method = new WinClip(backbone.vision(), device, 10);
          Tensor candle = text(backbone, "candle");
          Tensor nut = text(backbone, "metal nut");
          Baseline.Result both =
              method.score(
                  images(device, hole, scratch), torch.cat(new TensorVector(candle, nut), 0));
          Baseline.Result first = method.score(images(device, hole), candle);
          Baseline.Result second = method.score(images(device, scratch), nut);
          assertSame(both.map().narrow(0, 0, 1), first.map());
          assertSame(both.map().narrow(0, 1, 1), second.map());
          assertSame(both.probabilities().narrow(0, 1, 1), second.probabilities());
        });
  }

  @Test
  void partsHaveTheTokensOfOnePicture() {
    Baselines.with(
        SIDE,
        (backbone, device) -> assertEquals(8, WinClip.windowsOfOnePicture(backbone.vision())));
    Baselines.with(
        14, (backbone, device) -> assertEquals(1, WinClip.windowsOfOnePicture(backbone.vision())));
  }

  @Test
  void refusesNoWindowsTogether() {
    Baselines.with(
        SIDE,
        (backbone, device) -> {
          Exception e =
              assertThrows(
                  IllegalArgumentException.class, () -> new WinClip(backbone.vision(), device, 0));
          assertEquals("windows together: 0", e.getMessage());
        });
  }

  private static double meanReciprocal(float[] scores, int side, int patch) {
    int places = GRID - side + 1;
    double sum = 0;
    int covering = 0;
    for (int window = 0; window < scores.length; window++) {
      int down = patch / GRID - window / places;
      int across = patch % GRID - window % places;
      if (down >= 0 && down < side && across >= 0 && across < side) {
        sum += 1.0 / scores[window];
        covering++;
      }
    }
    return sum / covering;
  }

  private static float[] windows(
      WinClip method, TensorDevice device, ClipBackbone backbone, PreparedImage picture) {
    Baseline.Result result = method.score(images(device, picture), text(backbone, "candle"));
    return TensorDevice.floats(result.stages().get("windows.2"));
  }

  private static Tensor images(TensorDevice device, PreparedImage... pictures) {
    return device.floats(
        buffer -> {
          for (PreparedImage picture : pictures) {
            buffer.put(picture.planes());
          }
        },
        pictures.length,
        3,
        SIDE,
        SIDE);
  }

  private static Tensor text(ClipBackbone backbone, String className) {
    ClassSentences sentences = TinyModel.sentences(className);
    return new TextFeatures(backbone.text(), false).forBatch(List.of(sentences), List.of());
  }

  private static void assertSame(Tensor expected, Tensor actual) {
    Tolerance.assertWithin(
        "batch", TensorDevice.floats(expected), TensorDevice.floats(actual), ROUNDING);
  }
}
