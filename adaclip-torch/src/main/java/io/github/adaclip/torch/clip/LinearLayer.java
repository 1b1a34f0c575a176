package io.github.adaclip.torch.clip;

import org.bytedeco.pytorch.Tensor;

/** A frozen affine map of tokens, in one of the precisions; float32 outside. */
interface LinearLayer {
  /**
   * Maps all tokens.
   *
   * @param tokens (…, in)
   * @return (…, out), kept in the caller's scope
   */
  Tensor forward(Tensor tokens);

  /**
   * Some of the outputs.
   *
   * @param tokens (…, in)
   * @param first of the outputs, from 0
   * @param count of them
   * @return (…, count), kept in the caller's scope
   */
  Tensor forward(Tensor tokens, long first, long count);
}
