package io.github.adaclip.torch.baseline;

import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.map.LocalContrast;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * {@link LocalContrast} as a method: what a pixel differs from its surroundings, whatever they
 * show. Neither towers nor text take part; the score is the largest value of the smoothed map.
 *
 * @param device where results go
 */
public record Contrast(TensorDevice device) implements Baseline {
  @Override
  public Result score(Tensor images, Tensor text) {
    int pictures = (int) images.size(0);
    int side = (int) images.size(2);
    int area = side * side;
    float[] maps = new float[pictures * area];
    float[] probabilities = new float[2 * pictures];
    for (int picture = 0; picture < pictures; picture++) {
      float[] map = LocalContrast.differences(prepared(images, picture, side));
      System.arraycopy(map, 0, maps, picture * area, area);
      float score = (float) LocalContrast.score(LocalContrast.smooth(map, side, side));
      probabilities[2 * picture] = 1 - score;
      probabilities[2 * picture + 1] = score;
    }
    return new Result(
        device.floats(probabilities, pictures, 2),
        device.floats(maps, pictures, side, side),
        Map.of());
  }

  private static PreparedImage prepared(Tensor images, int picture, int side) {
    try (TensorScope scope = TensorScope.open()) {
      return new PreparedImage(TensorDevice.floats(images.select(0, picture)), side, side, side);
    }
  }
}
