package io.github.adaclip.torch.baseline;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A method that needs CLIP's towers and nothing else. */
public interface Baseline {
  /**
   * What a method says about a batch.
   *
   * @param probabilities of each picture's two sides, normal and abnormal, (B, 2)
   * @param map abnormal probabilities before smoothing (B, S, S), 0 … 1
   * @param stages how they came about, by name, in the order of computation
   */
  record Result(Tensor probabilities, Tensor map, Map<String, Tensor> stages) {}

  /**
   * Scores a batch of pictures.
   *
   * @param images normalised planes (B, 3, S, S)
   * @param text each picture's unit-length text features (B, D, 2), normal and abnormal
   * @return all of it in the caller's scope
   */
  Result score(Tensor images, Tensor text);
}
