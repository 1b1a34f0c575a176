package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.text.Tokenizer;
import io.github.adaclip.torch.tensor.ComputeTeam;
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
  /** The start token. */
  private static final int START = 1;

  /** Of a thread's part. */
  private static final int FEWEST_SENTENCES = 8;

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
      TowerPrecision precision,
      TensorDevice device) {
    this.device = device;
    this.contextLength = architecture.contextLength();
    this.width = architecture.textWidth();
    this.tokenEmbedding =
        weights.read("token_embedding.weight", architecture.vocabularySize(), width);
    this.positions = weights.read("positional_embedding", contextLength, width);
    BlockReader reader =
        new BlockReader(weights, precision, width, activation, this::madeUpSentences);
    for (int block = 0; block < architecture.textLayers(); block++) {
      blocks.add(reader.read("transformer.resblocks." + block + "."));
    }
    this.outputNorm = new LayerNorm(weights, "ln_final.", width);
    this.projection = weights.read("text_projection", width, architecture.embeddingWidth());
  }

  /**
   * Sentences as they leave block 0, which no prompt reaches: the same for every picture.
   *
   * <p>Native memory of the scope that was open, or {@linkplain #keep() kept}.
   */
  public static final class Begun implements AutoCloseable {
    private final List<Part> parts;

    private Begun(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    /** Keeps the memory beyond the scope, until {@link #close()}. */
    public Begun keep() {
      parts.forEach(part -> part.tokens().retainReference());
      return this;
    }

    /** Frees what was kept. */
    @Override
    public void close() {
      parts.forEach(part -> part.tokens().releaseReference());
    }
  }

  /** Some of the sentences, which one thread goes on with: (1 + R, W), the start token once. */
  private record Part(SentenceRows rows, Tensor tokens) {}

  /**
   * Passes sentences through the tower.
   *
   * @param sentences see {@link #begin}
   * @param prompts see {@link #finish}
   * @return features in the shared space, not normalised, (N, D), kept in the caller's scope
   */
  public Tensor forward(int[][] sentences, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(finish(begin(sentences), prompts));
    }
  }

  /**
   * Passes sentences through block 0.
   *
   * @param sentences N rows of token ids, each padded to the context length; the first token is the
   *     same in all, the end-of-text token is the row's largest
   * @return in the caller's scope
   */
  public Begun begin(int[][] sentences) {
    List<Part> begun = new ArrayList<>();
    int parts = ComputeTeam.parts(sentences.length, FEWEST_SENTENCES);
    for (int part = 0; part < parts; part++) {
      begun.add(
          beginPart(
              Arrays.copyOfRange(
                  sentences,
                  sentences.length * part / parts,
                  sentences.length * (part + 1) / parts)));
    }
    return new Begun(begun);
  }

  private BlockReader.Companions madeUpSentences() {
    int[][] sentences =
        ClassSentences.of("object", SentenceTemplates.reference(), Tokenizer.clip(), contextLength)
            .abnormal();
    SentenceRows rows = rows(sentences);
    return new BlockReader.Companions(embed(sentences, rows), rows.causal());
  }

  private SentenceRows rows(int[][] sentences) {
    int[] ends = Arrays.stream(sentences).mapToInt(TextTower::endOfText).toArray();
    return new SentenceRows(device, ends, START);
  }

  private Part beginPart(int[][] sentences) {
    try (TensorScope scope = TensorScope.open()) {
      SentenceRows rows = rows(sentences);
      Tensor located = embed(sentences, rows);
      return new Part(rows, scope.keep(blocks.get(0).forward(located, rows.causal())));
    }
  }

  /** Tokens with their positions, (1 + R, W). */
  private Tensor embed(int[][] sentences, SentenceRows rows) {
    try (TensorScope scope = TensorScope.open()) {
      int[] ends = rows.ends();
      long[] ids = new long[rows.count()];
      long[] places = new long[rows.count()];
      for (int sentence = 0; sentence < sentences.length; sentence++) {
        require(sentences[sentence], sentences[0][0]);
        for (int position = 0; position <= ends[sentence]; position++) {
          ids[rows.row(sentence, position)] = sentences[sentence][position];
          places[rows.row(sentence, position)] = position;
        }
      }
      Tensor embedded = tokenEmbedding.index_select(0, device.longs(ids, ids.length));
      return scope.keep(embedded.add(positions.index_select(0, device.longs(places, ids.length))));
    }
  }

  private void require(int[] sentence, int start) {
    if (sentence.length != contextLength || sentence[0] != start) {
      throw new IllegalArgumentException(
          "sentence of "
              + sentence.length
              + " positions that begins with token "
              + sentence[0]
              + ", expected "
              + contextLength
              + " and token "
              + start);
    }
  }

  /**
   * Passes sentences through the other blocks. What lies behind the end-of-text token never reaches
   * a feature and is left out; start token and prompts are the same in all sentences and computed
   * once; of the last block only the end-of-text positions are.
   *
   * @param begun what {@link #begin} gives
   * @param prompts for each prompted block (M, D); those of block 0 are never used, those of a
   *     later block replace positions 1 … M before it, whatever stands there; empty for the plain
   *     tower
   * @return features in the shared space, not normalised, (N, D), kept in the caller's scope
   */
  public Tensor finish(Begun begun, List<Tensor> prompts) {
    if (begun.parts.size() == 1) {
      return finishPart(begun.parts.get(0), prompts);
    }
    try (TensorScope scope = TensorScope.open()) {
      TensorVector features = new TensorVector();
      ComputeTeam.each(
              begun.parts.size(), part -> List.of(finishPart(begun.parts.get(part), prompts)))
          .forEach(part -> features.push_back(part.get(0)));
      return scope.keep(torch.cat(features, 0)); // (N, D)
    }
  }

  private Tensor finishPart(Part begun, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      SentenceRows rows = begun.rows();
      Tensor tokens = begun.tokens();
      if (prompts.size() > 1 && blocks.size() > 1) {
        int[] ends = rows.ends();
        int last = Arrays.stream(ends).max().orElseThrow();
        rows = new SentenceRows(device, ends, START + Math.min(covered(prompts), last));
        Tensor own = tokens.index_select(0, rows.ownRowsIn(begun.rows()));
        // What stands at the prompts' positions is replaced before it is looked at.
        tokens = torch.cat(new TensorVector(tokens.narrow(0, 0, rows.common()), own), 0);
      }
      Attention causal = rows.causal();
      for (int block = 1; block < blocks.size() - 1; block++) {
        tokens = blocks.get(block).forward(prompted(tokens, block, rows, prompts), causal);
      }
      Tensor input = prompted(tokens, blocks.size() - 1, rows, prompts);
      Tensor atEnd = input.index_select(0, rows.endRows()); // (N, W)
      if (blocks.size() > 1) {
        atEnd = blocks.get(blocks.size() - 1).forward(input, atEnd, rows.fromEnds());
      }
      return scope.keep(outputNorm.forward(atEnd).matmul(projection)); // (N, D)
    }
  }

  /**
   * The same as {@link #forward} over all positions of the context, as the published implementation
   * does it; to compare with.
   */
  public Tensor forwardNaively(int[][] sentences, List<Tensor> prompts) {
    try (TensorScope scope = TensorScope.open()) {
      long count = sentences.length;
      long[] ids = Arrays.stream(sentences).flatMapToInt(Arrays::stream).asLongStream().toArray();
      Tensor tokens =
          tokenEmbedding
              .index_select(0, device.longs(ids, ids.length))
              .view(count, contextLength, width)
              .add(positions); // (N, T, W)
      Attention causal =
          new UnfusedAttention(
              device.floats(SentenceRows.triangle(contextLength), contextLength, contextLength));
      for (int block = 0; block < blocks.size(); block++) {
        if (block > 0 && block < prompts.size()) {
          long covered = covered(prompts);
          Tensor own = prompts.get(block).unsqueeze(0).expand(count, covered, width);
          long rest = contextLength - START - covered;
          tokens =
              torch.cat(
                  new TensorVector(
                      tokens.narrow(1, 0, START), own, tokens.narrow(1, START + covered, rest)),
                  1);
        }
        tokens = blocks.get(block).forward(tokens, causal);
      }
      long[] ends = new long[sentences.length];
      for (int sentence = 0; sentence < ends.length; sentence++) {
        ends[sentence] = (long) sentence * contextLength + endOfText(sentences[sentence]);
      }
      Tensor all = outputNorm.forward(tokens).view(count * contextLength, width);
      return scope.keep(
          all.index_select(0, device.longs(ends, ends.length)).matmul(projection)); // (N, D)
    }
  }

  /** M. */
  private static int covered(List<Tensor> prompts) {
    return (int) prompts.get(0).size(0);
  }

  /** Puts a block's prompts over positions 1 … M, as many of them as any sentence reaches. */
  private static Tensor prompted(
      Tensor tokens, int block, SentenceRows rows, List<Tensor> prompts) {
    if (block == 0 || block >= prompts.size()) {
      return tokens;
    }
    long common = rows.common();
    return torch.cat(
        new TensorVector(
            tokens.narrow(0, 0, START),
            prompts.get(block).narrow(0, 0, common - START),
            tokens.narrow(0, common, tokens.size(0) - common)),
        0);
  }

  /** Where a row of token ids has its largest one, which is that of the end of the text. */
  public static int endOfText(int[] sentence) {
    int end = 0;
    for (int position = 1; position < sentence.length; position++) {
      if (sentence[position] > sentence[end]) {
        end = position;
      }
    }
    return end;
  }
}
