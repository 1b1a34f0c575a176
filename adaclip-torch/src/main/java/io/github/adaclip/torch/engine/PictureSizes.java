package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.InterpolateFuncOptions;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.kBicubic;

/**
 * Sides in pixels at which the two passes through the vision tower see a picture.
 *
 * @param prompted S
 * @param plain of the un-prompted pass, not larger
 */
record PictureSizes(int prompted, int plain) {
  PictureSizes {
    if (plain < 1 || plain > prompted) {
      throw new IllegalArgumentException(
          "the un-prompted pass sees " + plain + " pixels, expected 1 to " + prompted);
    }
  }

  /** One size for both. */
  static PictureSizes of(int side) {
    return new PictureSizes(side, side);
  }

  boolean areEqual() {
    return plain == prompted;
  }

  /**
   * The pictures as the un-prompted pass sees them, by the antialiased bicubic filter that made
   * them.
   *
   * @param images normalised planes (B, 3, S, S)
   * @return (B, 3, s, s), in the caller's scope
   */
  Tensor forPlain(Tensor images) {
    try (TensorScope scope = TensorScope.open()) {
      InterpolateFuncOptions options = new InterpolateFuncOptions();
      options.size().put(new LongVector(plain, plain));
      options.mode().put(new kBicubic());
      options.align_corners().put(false);
      options.antialias().put(true);
      return scope.keep(torch.interpolate(images, options));
    }
  }
}
