package io.github.adaclip.torch.engine;

import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** The model with several pictures in one tensor, as a GPU and training use it. */
class BatchTest {
  /** Matrix products of another height round otherwise. */
  private static final double ROUNDING = 2e-5;

  @Test
  void picturesOfABatchAreAsAlone() {
    PreparedImage hole = TinyModel.picture("hole.png", TinyModel.SIDE);
    PreparedImage scratch = TinyModel.picture("scratch.png", TinyModel.SIDE);
    ClassSentences candle = TinyModel.sentences("candle");
    ClassSentences nut = TinyModel.sentences("metal nut");
    TinyForward.withModel(
        "tiny_adaclip.pth",
        null,
        TinyModel.SIDE,
        (model, device) -> {
          AdaClip.Stages both = model.forward(images(device, hole, scratch), List.of(candle, nut));
          AdaClip.Stages first = model.forward(images(device, hole), List.of(candle));
          AdaClip.Stages second = model.forward(images(device, scratch), List.of(nut));
          assertSame(both.map().narrow(0, 0, 1), first.map());
          assertSame(both.map().narrow(0, 1, 1), second.map());
          assertSame(both.text().narrow(0, 1, 1), second.text());
          assertSame(both.classFeature().narrow(0, 0, 1), first.classFeature());
          assertSame(both.patches().get(3).narrow(0, 1, 1), second.patches().get(3));
        });
  }

  private static Tensor images(TensorDevice device, PreparedImage... images) {
    int side = images[0].side();
    return device.floats(
        buffer -> {
          for (PreparedImage image : images) {
            buffer.put(image.planes());
          }
        },
        images.length,
        3,
        side,
        side);
  }

  private static void assertSame(Tensor expected, Tensor actual) {
    Tolerance.assertWithin(
        "batch", TensorDevice.floats(expected), TensorDevice.floats(actual), ROUNDING);
  }
}
