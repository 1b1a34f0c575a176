package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipWeights;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both towers without prompts and with QuickGELU against Hugging Face's CLIP at the native picture
 * size.
 */
class PlainClipGoldenTest {
  private static final List<Integer> LAYERS = List.of(2, 4, 6, 8);
  private static final int NATIVE_SIDE = 56;

  @ParameterizedTest
  @ValueSource(strings = {TinyModel.TORCH_SCRIPT, TinyModel.HUGGING_FACE})
  void towersAreHuggingFaces(String weights) {
    Golden golden = Golden.open("plain_clip_quickgelu.safetensors");
    ComputeThread.run(
        () -> {
          TensorDevice device = TensorDevice.of(ComputeDevice.CPU);
          try (TensorScope scope = TensorScope.open();
              ClipWeights clip = ClipWeights.open(Golden.path(weights));
              ClipBackbone backbone =
                  ClipBackbone.load(
                      new FileWeights(clip::shape, clip::read),
                      clip.architecture(),
                      NATIVE_SIDE,
                      LAYERS,
                      Activation.QUICK_GELU,
                      TowerPrecision.exact(),
                      device)) {
            Tensor images = device.floats(golden.floats("input56"), 1, 3, NATIVE_SIDE, NATIVE_SIDE);
            VisionTower.Output output = backbone.vision().forward(images, List.of());
            for (int layer = 0; layer < LAYERS.size(); layer++) {
              assertGolden(golden, "tokens." + LAYERS.get(layer), output.tokens().get(layer));
            }
            assertGolden(golden, "image_feature", output.imageFeature());
            assertGolden(golden, "text_feature", backbone.text().forward(rows(golden), List.of()));
          }
        });
  }

  private static void assertGolden(Golden golden, String name, Tensor actual) {
    Tolerance.assertWithin(
        name, golden.floats(name), TensorDevice.floats(actual), Tolerance.TOKENS);
  }

  private static int[][] rows(Golden golden) {
    int[] ids = golden.ints("text_ids");
    int length = (int) golden.shape("text_ids")[1];
    int[][] rows = new int[ids.length / length][length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(ids, row * length, rows[row], 0, length);
    }
    return rows;
  }
}
