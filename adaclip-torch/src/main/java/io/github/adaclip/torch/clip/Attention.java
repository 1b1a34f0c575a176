package io.github.adaclip.torch.clip;

import org.bytedeco.pytorch.Tensor;

/**
 * How the tokens of a sequence see one another. Heads are 64 wide in every published CLIP, so that
 * cosines are scaled by 1/8.
 */
interface Attention {
  int HEAD_WIDTH = 64;

  double SCALE = 1 / Math.sqrt(HEAD_WIDTH);

  /**
   * Values mixed by how well queries meet keys.
   *
   * @param query (…, U, W)
   * @param key (…, T, W)
   * @param value (…, T, W)
   * @return (…, U, W), kept in the caller's scope
   */
  Tensor mix(Tensor query, Tensor key, Tensor value);
}
