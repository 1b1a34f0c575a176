package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.ComputeTeam;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The blocks of the vision tower, and how their work is cut for the {@link ComputeTeam}: several
 * pictures are dealt out; of a single one each thread takes some of the tokens through all blocks,
 * and only keys and values are exchanged.
 *
 * @param blocks N
 * @param outputLayers the blocks (from 1) whose tokens are wanted, rising
 */
record VisionBlocks(List<TransformerBlock> blocks, List<Integer> outputLayers) {
  private static final Attention ATTENTION = new FullAttention();

  /** Of a thread's part of a picture; with fewer the threads would rather wait for one another. */
  private static final int FEWEST_TOKENS = 32;

  /**
   * A part of the tokens.
   *
   * @param tokens (B, T, W)
   * @param prompts that come behind the tokens, for each prompted block (B, M, W)
   * @param hasClassToken whether the class token is the first of them
   * @param attention from these to all
   */
  private record Slice(
      Tensor tokens, List<Tensor> prompts, boolean hasClassToken, Attention attention) {
    long classTokens() {
      return hasClassToken ? 1 : 0;
    }
  }

  /**
   * Passes tokens through all blocks.
   *
   * @param embedding (B, T, W)
   * @param prompts for each prompted block (B, M, W)
   * @return the tokens after each chosen block without prompts (B, T, W), then the class token
   *     behind the last block (B, 1, W); in the caller's scope
   */
  List<Tensor> encode(Tensor embedding, List<Tensor> prompts) {
    return inParts(embedding, prompts, this::encode);
  }

  /** The same step by step, on libtorch's own threads, as the published implementation does it. */
  List<Tensor> encodeNaively(Tensor embedding, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      Attention attention = new UnfusedAttention(embedding.new_zeros(1));
      return scope.keepAll(encode(new Slice(embedding, prompts, true, attention)));
    }
  }

  /**
   * The class token behind the last block of a plain pass; nothing else is computed of that block.
   *
   * @param embedding (B, T, W)
   * @return (B, 1, W), in the caller's scope
   */
  Tensor encodeClassToken(Tensor embedding) {
    return inParts(embedding, List.of(), slice -> List.of(encodeClassToken(slice))).get(0);
  }

  /**
   * Passes tokens through one block, with its prompts put in before.
   *
   * @param block from 0
   * @param tokens (B, T, W), or (B, T + M, W) behind a prompted block
   * @param length T, class token and patch tokens
   * @return (B, T + M, W), in the caller's scope
   */
  Tensor pass(int block, Tensor tokens, long length, List<Tensor> prompts) {
    return pass(block, tokens, length, prompts, ATTENTION);
  }

  private Tensor pass(
      int block, Tensor tokens, long length, List<Tensor> prompts, Attention attention) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor input =
          block < prompts.size()
              ? torch.cat(new TensorVector(tokens.narrow(1, 0, length), prompts.get(block)), 1)
              : tokens;
      return scope.keep(blocks.get(block).forward(input, attention));
    }
  }

  private List<Tensor> encode(Slice slice) {
    try (TensorScope scope = TensorScope.open()) {
      long length = slice.tokens().size(1);
      List<Tensor> wanted = new ArrayList<>();
      Tensor tokens = slice.tokens();
      for (int block = 0; block < blocks.size(); block++) {
        Tensor previous = tokens;
        tokens = pass(block, tokens, length, slice.prompts(), slice.attention()); // (B, T + M, W)
        if (previous != slice.tokens()) {
          scope.free(previous); // what is still needed of it holds the memory itself
        }
        if (outputLayers.contains(block + 1)) {
          wanted.add(tokens.narrow(1, 0, length)); // (B, T, W)
        }
      }
      wanted.add(tokens.narrow(1, 0, slice.classTokens()));
      return scope.keepAll(wanted);
    }
  }

  private Tensor encodeClassToken(Slice slice) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor tokens = slice.tokens();
      int last = blocks.size() - 1;
      for (int block = 0; block < last; block++) {
        Tensor previous = tokens;
        tokens = blocks.get(block).forward(tokens, slice.attention()); // (B, T, W)
        if (previous != slice.tokens()) {
          scope.free(previous);
        }
      }
      Tensor wanted = tokens.narrow(1, 0, slice.classTokens());
      return scope.keep(blocks.get(last).forward(tokens, wanted, slice.attention()));
    }
  }

  /** Cuts the work, and joins what the parts give. */
  private List<Tensor> inParts(
      Tensor embedding, List<Tensor> prompts, Function<Slice, List<Tensor>> pass) {
    long batch = embedding.size(0);
    if (batch > 1) {
      int parts = ComputeTeam.parts(batch, 1);
      return joined(
          ComputeTeam.each(parts, part -> pass.apply(dealt(embedding, prompts, part, parts))), 0);
    }
    int parts = ComputeTeam.parts(embedding.size(1), FEWEST_TOKENS);
    if (parts == 1) {
      return pass.apply(new Slice(embedding, prompts, true, ATTENTION));
    }
    try (TensorScope scope = TensorScope.open()) {
      long length = embedding.size(1);
      long behind = prompts.isEmpty() ? 0 : prompts.get(0).size(1);
      SharedRows shared = new SharedRows(parts, embedding, length + behind);
      return scope.keepAll(
          joined(
              ComputeTeam.each(
                  parts,
                  part -> {
                    long from = length * part / parts;
                    Tensor tokens = embedding.narrow(1, from, length * (part + 1) / parts - from);
                    List<Tensor> own = part == parts - 1 ? prompts : List.of();
                    try {
                      return pass.apply(new Slice(tokens, own, part == 0, shared.from(from)));
                    } catch (RuntimeException | Error e) {
                      shared.abandon();
                      throw e;
                    }
                  }),
              1));
    }
  }

  /** Some of the pictures, with all their tokens. */
  private static Slice dealt(Tensor embedding, List<Tensor> prompts, int part, int parts) {
    long batch = embedding.size(0);
    long from = batch * part / parts;
    long count = batch * (part + 1) / parts - from;
    List<Tensor> own = prompts.stream().map(block -> block.narrow(0, from, count)).toList();
    return new Slice(embedding.narrow(0, from, count), own, true, ATTENTION);
  }

  private static List<Tensor> joined(List<List<Tensor>> parts, int axis) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<Tensor> joined = new ArrayList<>();
    for (int index = 0; index < parts.get(0).size(); index++) {
      TensorVector same = new TensorVector();
      for (List<Tensor> part : parts) {
        same.push_back(part.get(index));
      }
      joined.add(torch.cat(same, axis));
    }
    return joined;
  }
}
