package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Both frozen towers of a CLIP model and the memory of their weights. */
public final class ClipBackbone implements AutoCloseable {
  private final ClipArchitecture architecture;
  private final WeightReader weights;
  private final VisionTower vision;
  private final TextTower text;

  private ClipBackbone(
      ClipArchitecture architecture, WeightReader weights, VisionTower vision, TextTower text) {
    this.architecture = architecture;
    this.weights = weights;
    this.vision = vision;
    this.text = text;
  }

  /**
   * Loads both towers.
   *
   * @param source weights by OpenAI's names
   * @param architecture sizes
   * @param imageSize S, a multiple of the patch side
   * @param outputLayers blocks (counted from 1) whose patch tokens are wanted
   * @param activation inside the perceptrons
   * @param precision of the blocks
   * @param device where the weights go
   */
  public static ClipBackbone load(
      WeightSource source,
      ClipArchitecture architecture,
      int imageSize,
      List<Integer> outputLayers,
      Activation activation,
      TowerPrecision precision,
      TensorDevice device) {
    WeightReader weights = new WeightReader(source, device);
    try (TensorScope scope = TensorScope.open()) {
      VisionTower vision =
          new VisionTower(weights, architecture, imageSize, outputLayers, activation, precision);
      TextTower text = new TextTower(weights, architecture, activation, precision, device);
      return new ClipBackbone(architecture, weights, vision, text);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  /** The sizes. */
  public ClipArchitecture architecture() {
    return architecture;
  }

  /** The picture side. */
  public VisionTower vision() {
    return vision;
  }

  /** The sentence side. */
  public TextTower text() {
    return text;
  }

  /** All weights by OpenAI's names, in the order of the computation. */
  public Map<String, Tensor> weights() {
    return weights.named();
  }

  /** Frees the weights; may be called twice. */
  @Override
  public void close() {
    weights.close();
  }
}
