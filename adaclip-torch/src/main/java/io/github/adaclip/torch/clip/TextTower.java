package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * CLIP's causal text transformer: token ids enter, the feature at the end-of-text position leaves;
 * prompts may replace the tokens behind the start token.
 *
 * <p>Source: CLIP (Radford et al. 2021), {@code encode_text}; deep prompts as in AdaCLIP, section
 * 3.2.
 */
public final class TextTower {
  private final TensorDevice device;
  private final int contextLength;
  private final int width;
  private final Tensor tokenEmbedding; // (V, D)
  private final Tensor positions; // (77, D)
  private final List<TransformerBlock> blocks = new ArrayList<>();
  private final LayerNorm outputNorm;
  private final Tensor projection; // (D, D)

  TextTower(
      WeightReader weights,
      ClipArchitecture architecture,
      Activation activation,
      TensorDevice device) {
    this.device = device;
    this.contextLength = architecture.contextLength();
    this.width = architecture.textWidth();
    this.tokenEmbedding =
        weights.read("token_embedding.weight", architecture.vocabularySize(), width);
    this.positions = weights.read("positional_embedding", contextLength, width);
    for (int block = 0; block < architecture.textLayers(); block++) {
      blocks.add(
          new TransformerBlock(weights, "transformer.resblocks." + block + ".", width, activation));
    }
    this.outputNorm = new LayerNorm(weights, "ln_final.", width);
    this.projection = weights.read("text_projection", width, architecture.embeddingWidth());
  }

  /**
   * Passes sentences through the tower.
   *
   * @param sentences N rows of token ids, each padded to the context length; the end-of-text token
   *     is the row's largest
   * @param prompts for each prompted block (M, D); those of block 0 are never used, those of a
   *     later block replace positions 1 … M before it, whatever stands there; empty for the plain
   *     tower
   * @return features in the shared space, not normalised, (N, D), kept in the caller's scope
   */
  public Tensor forward(int[][] sentences, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      int[] ends = Arrays.stream(sentences).mapToInt(TextTower::endOfText).toArray();
      // Attention is causal: nothing behind the last end-of-text token can reach a feature.
      int length = Arrays.stream(ends).max().orElseThrow() + 1;
      Tensor ids = device.longs(flatten(sentences, length), sentences.length * (long) length);
      Tensor embedded = tokenEmbedding.index_select(0, ids).view(sentences.length, length, width);
      Tensor tokens = embedded.add(positions.narrow(0, 0, length)); // (N, T, D)
      for (int block = 0; block < blocks.size(); block++) {
        Tensor input =
            block > 0 && block < prompts.size() ? replace(tokens, prompts.get(block)) : tokens;
        tokens = blocks.get(block).forward(input, true); // (N, T, D)
      }
      Tensor atEnd = outputNorm.forward(rowsAt(tokens, ends, length)); // (N, D)
      return scope.keep(atEnd.matmul(projection)); // (N, D)
    }
  }

  /**
   * Puts prompts over positions 1 … M; what lies beyond the sequence cannot reach a feature and is
   * left out.
   */
  private static Tensor replace(Tensor tokens, Tensor prompts) {
    long sentences = tokens.size(0);
    long length = tokens.size(1);
    long width = tokens.size(2);
    long covered = Math.min(prompts.size(0), length - 1);
    TensorVector parts = new TensorVector();
    parts.push_back(tokens.narrow(1, 0, 1));
    parts.push_back(prompts.narrow(0, 0, covered).unsqueeze(0).expand(sentences, covered, width));
    parts.push_back(tokens.narrow(1, 1 + covered, length - 1 - covered));
    return torch.cat(parts, 1);
  }

  private Tensor rowsAt(Tensor tokens, int[] ends, int length) {
    long[] rows = new long[ends.length];
    for (int sentence = 0; sentence < ends.length; sentence++) {
      rows[sentence] = sentence * (long) length + ends[sentence];
    }
    Tensor flat = tokens.reshape((long) ends.length * length, width);
    return flat.index_select(0, device.longs(rows, rows.length));
  }

  private static int endOfText(int[] sentence) {
    int end = 0;
    for (int position = 1; position < sentence.length; position++) {
      if (sentence[position] > sentence[end]) {
        end = position;
      }
    }
    return end;
  }

  private long[] flatten(int[][] sentences, int length) {
    long[] ids = new long[sentences.length * length];
    for (int sentence = 0; sentence < sentences.length; sentence++) {
      if (sentences[sentence].length != contextLength) {
        throw new IllegalArgumentException(
            "sentence of " + sentences[sentence].length + " positions, expected " + contextLength);
      }
      for (int position = 0; position < length; position++) {
        ids[sentence * length + position] = sentences[sentence][position];
      }
    }
    return ids;
  }
}
