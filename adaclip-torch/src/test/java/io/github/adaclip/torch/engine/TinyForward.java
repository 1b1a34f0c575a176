package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptSettings;
import java.util.List;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;

/** One forward pass of the golden tiny model, looked at from inside. */
final class TinyForward {
  private static final List<Integer> LAYERS = List.of(2, 4, 6, 8);

  private TinyForward() {}

  /**
   * Runs one picture.
   *
   * @param settings which of the checkpoint's prompts are used; null for its own
   */
  static void run(
      String checkpointName,
      PromptSettings settings,
      int side,
      PreparedImage picture,
      String className,
      BiConsumer<AdaClip, AdaClip.Stages> check) {
    withModel(
        checkpointName,
        settings,
        side,
        (model, device) -> {
          Tensor images = device.floats(picture.planes(), 1, 3, side, side);
          check.accept(model, model.forward(images, List.of(TinyModel.sentences(className))));
        });
  }

  /** Loads the model and looks at it on the compute thread. */
  static void withModel(
      String checkpointName,
      PromptSettings settings,
      int side,
      BiConsumer<AdaClip, TensorDevice> check) {
    withModel(checkpointName, settings, PictureSizes.of(side), check);
  }

  /** The same with another size of the un-prompted pass. */
  static void withModel(
      String checkpointName,
      PromptSettings settings,
      PictureSizes sizes,
      BiConsumer<AdaClip, TensorDevice> check) {
    ComputeThread.run(
        () -> {
          TensorDevice device = TensorDevice.of(ComputeDevice.CPU);
          try (TensorScope scope = TensorScope.open();
              ClipWeights clip = ClipWeights.open(Golden.path(TinyModel.TORCH_SCRIPT));
              PromptCheckpoint checkpoint = PromptCheckpoint.open(Golden.path(checkpointName))) {
            PromptSettings used = settings == null ? checkpoint.settings().orElseThrow() : settings;
            ClipBackbone backbone =
                ClipBackbone.load(
                    new FileWeights(clip::shape, clip::read),
                    clip.architecture(),
                    sizes.prompted(),
                    LAYERS,
                    Activation.GELU,
                    TowerPrecision.exact(),
                    device);
            try (AdaClip model =
                new AdaClip(
                    backbone,
                    new FileWeights(checkpoint::shape, checkpoint::read),
                    used,
                    sizes,
                    device,
                    false)) {
              check.accept(model, device);
            }
          }
        });
  }

  static float[] floats(Tensor tensor) {
    return TensorDevice.floats(tensor);
  }
}
