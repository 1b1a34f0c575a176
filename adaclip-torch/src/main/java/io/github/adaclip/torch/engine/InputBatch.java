package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.tensor.TensorDevice;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Inputs of an engine → what the model takes. */
final class InputBatch {
  private static final int PLANES = 3;

  private InputBatch() {}

  /**
   * The pictures of a batch.
   *
   * @param side S
   * @return normalised planes (B, 3, S, S), in the caller's scope
   * @throws AdaClipException INVALID_OPTION for a picture of another side
   */
  static Tensor images(List<AnomalyEngine.Input> batch, int side, TensorDevice device) {
    return planes(batch.stream().map(AnomalyEngine.Input::image).toList(), side, device);
  }

  /** The same of the pictures alone. */
  static Tensor planes(List<PreparedImage> batch, int side, TensorDevice device) {
    return device.floats(
        buffer -> {
          for (PreparedImage image : batch) {
            requireSide(image, side);
            buffer.put(image.planes());
          }
        },
        batch.size(),
        PLANES,
        side,
        side);
  }

  /** The sentences of each picture's class. */
  static List<ClassSentences> sentences(List<AnomalyEngine.Input> batch) {
    return batch.stream().map(AnomalyEngine.Input::sentences).toList();
  }

  private static void requireSide(PreparedImage image, int side) {
    if (image.side() != side) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the picture was prepared for another image size")
          .expected(side)
          .found(image.side())
          .fix("prepare it with the detector's own image size")
          .build();
    }
  }
}
