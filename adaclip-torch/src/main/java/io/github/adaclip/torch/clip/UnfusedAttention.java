package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Attention as the published implementation computes it: step by step, with the weights of all
 * heads in memory, and their mean over the heads, which nobody looks at; to compare with. Tokens
 * are (B, T, W).
 *
 * @param mask added to the meetings of queries and keys, (T, T) or a single zero
 */
record UnfusedAttention(Tensor mask) implements Attention {
  @Override
  public Tensor mix(Tensor query, Tensor key, Tensor value) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor meetings =
          heads(query).mul(new Scalar(SCALE)).matmul(heads(key).transpose(2, 3)); // (B, H, T, T)
      Tensor weights = torch.softmax(meetings.add(mask), 3);
      Tensor mixed = weights.matmul(heads(value)); // (B, H, T, 64)
      weights.mean(1); // (B, T, T)
      return scope.keep(mixed.transpose(1, 2).reshape(query.size(0), query.size(1), query.size(2)));
    }
  }

  /** (B, T, W) → (B, H, T, 64), in one piece */
  private static Tensor heads(Tensor tokens) {
    return tokens
        .view(tokens.size(0), tokens.size(1), tokens.size(2) / HEAD_WIDTH, HEAD_WIDTH)
        .transpose(1, 2)
        .contiguous();
  }
}
