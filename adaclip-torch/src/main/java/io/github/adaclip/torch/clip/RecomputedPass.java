package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A pass through the vision tower that keeps only the tokens between the blocks and computes each
 * block again when its gradients are wanted: memory for one block's inner values instead of all.
 *
 * <p>The outputs record gradients as if they were inputs; once the loss was differentiated, {@link
 * #backward()} carries what they collected back through the blocks to the prompts. For one pass, in
 * one scope.
 *
 * <p>Source: Chen et al., "Training Deep Nets with Sublinear Memory Cost", arXiv 1604.06174.
 */
public final class RecomputedPass {
  private final VisionTower tower;
  private final List<Tensor> entering = new ArrayList<>(); // for each block (B, T + M, W)
  private List<Tensor> prompts = List.of();
  private long length; // T
  private long positions; // T + M, behind the last block
  private List<Tensor> chosen = List.of(); // leaves (B, T, W)
  private Tensor classToken; // a leaf (B, W)

  /** A pass through a tower, to be run once. */
  public RecomputedPass(VisionTower tower) {
    this.tower = tower;
  }

  /**
   * The same outputs as {@link VisionTower#encode}.
   *
   * @param embedding what {@link VisionTower#embed} gives, without gradients (B, T, W)
   * @param blockPrompts for each prompted block (B, M, W)
   * @return in the caller's scope, which must also be that of {@link #backward()}
   */
  public VisionTower.Output encode(Tensor embedding, List<Tensor> blockPrompts) {
    if (classToken != null) {
      throw new IllegalStateException("a pass runs once");
    }
    prompts = blockPrompts;
    Tensor tokens;
    try (NoGradGuard guard = new NoGradGuard()) {
      tokens = embedding;
      length = tokens.size(1);
      chosen = new ArrayList<>();
      for (int block = 0; block < tower.depth(); block++) {
        entering.add(tokens);
        tokens = tower.pass(block, tokens, length, prompts);
        if (tower.outputLayers().contains(block + 1)) {
          chosen.add(leaf(tokens.narrow(1, 0, length)));
        }
      }
      positions = tokens.size(1);
      classToken = leaf(tokens.select(1, 0));
    }
    return new VisionTower.Output(tower.project(classToken), entering.get(0), chosen);
  }

  /** Carries the gradients that the outputs have collected on to the prompts. */
  public void backward() {
    if (classToken == null || prompts.isEmpty()) {
      return; // nothing in front of the tower learns
    }
    TensorVector promptTensors = new TensorVector();
    TensorVector promptGradients = new TensorVector();
    try (TensorScope scope = TensorScope.open()) {
      Tensor gradient = gradientBehindLastBlock();
      for (int block = tower.depth() - 1; block >= 0; block--) {
        Tensor before = gradient;
        BlockGradients gradients = through(block, gradient);
        gradient = gradients.entering();
        if (block < prompts.size()) {
          promptTensors.push_back(prompts.get(block));
          promptGradients.push_back(gradients.prompts());
        }
        addChosen(gradient, block);
        scope.free(before);
      }
      torch.backward(promptTensors, promptGradients, new BoolOptional(), false, new TensorVector());
    }
  }

  private record BlockGradients(Tensor entering, Tensor prompts) {}

  /** Computes a block again and differentiates it. */
  private BlockGradients through(int block, Tensor gradient) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor input = leaf(entering.get(block));
      boolean prompted = block < prompts.size();
      List<Tensor> own = new ArrayList<>(prompts);
      if (prompted) {
        own.set(block, leaf(prompts.get(block)));
      }
      Tensor output = tower.pass(block, input, length, own);
      output.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
      return new BlockGradients(
          scope.keep(gradientOf(input)),
          scope.keep(prompted ? gradientOf(own.get(block)) : new Tensor()));
    }
  }

  /** A reference of its own; {@code grad()} gives one that dies with the leaf. */
  private static Tensor gradientOf(Tensor leaf) {
    return new Tensor(leaf.grad());
  }

  private Tensor gradientBehindLastBlock() {
    Tensor first = entering.get(0);
    Tensor gradient = first.new_zeros(first.size(0), positions, first.size(2)); // (B, T + M, W)
    if (classToken.grad().defined()) {
      gradient.select(1, 0).add_(classToken.grad());
    }
    addChosen(gradient, tower.depth());
    return gradient;
  }

  /** Adds what a chosen layer's tokens have collected. */
  private void addChosen(Tensor gradient, int block) {
    int index = tower.outputLayers().indexOf(block);
    if (index >= 0 && chosen.get(index).grad().defined()) {
      gradient.narrow(1, 0, length).add_(chosen.get(index).grad());
    }
  }

  private static Tensor leaf(Tensor values) {
    Tensor leaf = values.detach();
    leaf.set_requires_grad(true);
    return leaf;
  }
}
