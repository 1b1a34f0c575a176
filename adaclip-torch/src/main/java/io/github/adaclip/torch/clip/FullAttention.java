package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Every token of a picture sees all of the same picture; tokens are (B, T, W). */
final class FullAttention implements Attention {
  @Override
  public Tensor mix(Tensor query, Tensor key, Tensor value) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor mixed = mixHeads(heads(query), heads(key), heads(value)); // (B, H, U, 64)
      return scope.keep(mixed.transpose(1, 2).reshape(query.size(0), query.size(1), query.size(2)));
    }
  }

  /** (B, T, W) → (B, H, T, 64) */
  private static Tensor heads(Tensor tokens) {
    return tokens
        .view(tokens.size(0), tokens.size(1), tokens.size(2) / HEAD_WIDTH, HEAD_WIDTH)
        .transpose(1, 2);
  }

  private static Tensor mixHeads(Tensor query, Tensor key, Tensor value) {
    if (query.scalar_type().intern() == torch.ScalarType.BFloat16) {
      // libtorch's fused kernel is slower in bfloat16 than these three steps, by a factor of ten
      // where it is built on OpenBLAS; in float32 it is the faster one.
      try (TensorScope scope = TensorScope.open()) {
        Tensor meetings =
            query.mul(new Scalar(SCALE)).contiguous().matmul(key.contiguous().transpose(2, 3));
        return scope.keep(torch.softmax(meetings, 3).matmul(value.contiguous()));
      }
    }
    return torch.scaled_dot_product_attention(
        query, key, value, new TensorOptional(), 0.0, false, new DoubleOptional(), false);
  }
}
