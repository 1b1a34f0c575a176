package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Sentences without padding: first the P positions that all of them have in common, once, then the
 * rest of each sentence up to its end-of-text token, one after the other, (P + R, W).
 *
 * <p>Attention is causal. What the common positions say is therefore the same in all sentences: it
 * is computed once, and the sentences share its keys and values.
 */
final class SentenceRows {
  private static final float HIDDEN = Float.NEGATIVE_INFINITY;

  private final TensorDevice device;
  private final int[] ends;
  private final int common;
  private final int longest;
  private final int[] first; // row of each sentence's own first position
  private final int rows;

  /**
   * The rows of some sentences.
   *
   * @param ends position of each sentence's end-of-text token
   * @param common P, at least 1; a sentence may end within
   */
  SentenceRows(TensorDevice device, int[] ends, int common) {
    this.device = device;
    this.ends = ends.clone();
    this.common = common;
    this.first = new int[ends.length];
    int next = common;
    int most = 0;
    for (int sentence = 0; sentence < ends.length; sentence++) {
      first[sentence] = next;
      next += own(sentence);
      most = Math.max(most, own(sentence));
    }
    this.rows = next;
    this.longest = most;
  }

  /** Positions of a sentence behind the common ones. */
  private int own(int sentence) {
    return Math.max(0, ends[sentence] + 1 - common);
  }

  /** Position of each sentence's end-of-text token. */
  int[] ends() {
    return ends.clone();
  }

  /** P + R. */
  int count() {
    return rows;
  }

  /** P. */
  int common() {
    return common;
  }

  /** The row of a position of a sentence. */
  int row(int sentence, int position) {
    return position < common ? position : first[sentence] + position - common;
  }

  /** The rows of the end-of-text tokens, (N). */
  Tensor endRows() {
    long[] at = new long[ends.length];
    for (int sentence = 0; sentence < ends.length; sentence++) {
      at[sentence] = row(sentence, ends[sentence]);
    }
    return device.longs(at, at.length);
  }

  /** The rows behind the common ones, in another layout with fewer of these; (R). */
  Tensor ownRowsIn(SentenceRows other) {
    long[] at = new long[rows - common];
    for (int sentence = 0; sentence < ends.length; sentence++) {
      for (int index = 0; index < own(sentence); index++) {
        at[first[sentence] - common + index] = other.row(sentence, common + index);
      }
    }
    return device.longs(at, at.length);
  }

  /** Each row sees the common ones and its own sentence, up to itself; tokens are (P + R, W). */
  Attention causal() {
    Tensor padded = paddedRows();
    Tensor back = placesInPadding();
    Tensor mask = device.floats(causalMask(), 1, 1, longest, (long) common + longest);
    Tensor commonMask = device.floats(triangle(common), 1, common, common);
    return (query, key, value) -> {
      try (TensorScope scope = TensorScope.open()) {
        Tensor shared =
            mixHeads(
                commonHeads(query), commonHeads(key), commonHeads(value), commonMask); // (H, P, 64)
        Tensor together = shared.transpose(0, 1).reshape(common, query.size(1)); // (P, W)
        if (longest == 0) {
          return scope.keep(together);
        }
        Tensor mixed =
            mixHeads(ownHeads(query, padded), keys(key, padded), keys(value, padded), mask);
        Tensor own = mixed.transpose(1, 2).reshape((long) ends.length * longest, query.size(1));
        return scope.keep(
            torch.cat(new TensorVector(together, own.index_select(0, back)), 0)); // (P + R, W)
      }
    };
  }

  /** Each sentence's end-of-text token sees all of its sentence; queries are (N, W). */
  Attention fromEnds() {
    Tensor padded = paddedRows();
    Tensor mask = device.floats(endMask(), ends.length, 1, 1, (long) common + longest);
    return (query, key, value) -> {
      try (TensorScope scope = TensorScope.open()) {
        long heads = query.size(1) / Attention.HEAD_WIDTH;
        Tensor ends4 = query.view(query.size(0), heads, 1, Attention.HEAD_WIDTH);
        Tensor mixed = mixHeads(ends4, keys(key, padded), keys(value, padded), mask);
        return scope.keep(mixed.reshape(query.size(0), query.size(1))); // (N, W)
      }
    };
  }

  /** (P + R, W) → (H, P, 64) of the common rows. */
  private Tensor commonHeads(Tensor tokens) {
    long heads = tokens.size(1) / Attention.HEAD_WIDTH;
    return tokens.narrow(0, 0, common).reshape(common, heads, Attention.HEAD_WIDTH).transpose(0, 1);
  }

  /** (P + R, W) → (N, H, longest, 64), each sentence's own rows. */
  private Tensor ownHeads(Tensor tokens, Tensor padded) {
    long heads = tokens.size(1) / Attention.HEAD_WIDTH;
    return tokens
        .index_select(0, padded)
        .view(ends.length, longest, heads, Attention.HEAD_WIDTH)
        .transpose(1, 2);
  }

  /** (P + R, W) → (N, H, P + longest, 64), the common rows before each sentence's own. */
  private Tensor keys(Tensor tokens, Tensor padded) {
    Tensor shared = commonHeads(tokens).unsqueeze(0); // (1, H, P, 64)
    Tensor each = shared.expand(ends.length, shared.size(1), common, Attention.HEAD_WIDTH);
    return longest == 0 ? each : torch.cat(new TensorVector(each, ownHeads(tokens, padded)), 2);
  }

  private static Tensor mixHeads(Tensor query, Tensor key, Tensor value, Tensor mask) {
    Tensor meetings = query.mul(new Scalar(Attention.SCALE)).matmul(key.transpose(-2, -1));
    return torch.softmax(meetings.add(mask), -1).matmul(value);
  }

  /** For each place of N × longest the row that stands there; any row fills what is left over. */
  private Tensor paddedRows() {
    long[] at = new long[ends.length * longest];
    for (int sentence = 0; sentence < ends.length; sentence++) {
      for (int index = 0; index < own(sentence); index++) {
        at[sentence * longest + index] = (long) first[sentence] + index;
      }
    }
    return device.longs(at, at.length);
  }

  /** For each own row its place among N × longest. */
  private Tensor placesInPadding() {
    long[] at = new long[rows - common];
    for (int sentence = 0; sentence < ends.length; sentence++) {
      for (int index = 0; index < own(sentence); index++) {
        at[first[sentence] - common + index] = (long) sentence * longest + index;
      }
    }
    return device.longs(at, at.length);
  }

  /** What a causal mask hides, (T, T). */
  static float[] triangle(int side) {
    float[] mask = new float[side * side];
    for (int row = 0; row < side; row++) {
      Arrays.fill(mask, row * side + row + 1, (row + 1) * side, HIDDEN);
    }
    return mask;
  }

  /** Of own positions against common and own ones: (longest, P + longest). */
  private float[] causalMask() {
    float[] mask = new float[longest * (common + longest)];
    for (int row = 0; row < longest; row++) {
      int start = row * (common + longest);
      Arrays.fill(mask, start + common + row + 1, start + common + longest, HIDDEN);
    }
    return mask;
  }

  /** Of ends against common and own positions: (N, P + longest). */
  private float[] endMask() {
    float[] mask = new float[ends.length * (common + longest)];
    for (int sentence = 0; sentence < ends.length; sentence++) {
      int start = sentence * (common + longest);
      Arrays.fill(mask, start + ends[sentence] + 1, start + common + longest, HIDDEN);
    }
    return mask;
  }
}
