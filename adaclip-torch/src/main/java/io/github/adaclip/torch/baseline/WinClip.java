package io.github.adaclip.torch.baseline;

import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.score.PatchScores;
import io.github.adaclip.torch.score.UnitLength;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * WinCLIP without reference pictures: the tower sees the class token with the patches of one window
 * after the other; each window's feature against the two text features is the score of its patches.
 * Harmonic means join the windows that cover a patch, then the scales: windows of 2 × 2 patches, of
 * 3 × 3, and the whole picture, whose score is also the picture's.
 *
 * <p>Source: Jeong et al., "WinCLIP: Zero-/Few-Shot Anomaly Classification and Segmentation", CVPR
 * 2023, sections 4.1 and 4.2. Sentences and scale of the logits are AdaCLIP's; see {@code
 * docs/methods.md}.
 */
public final class WinClip implements Baseline {
  /** The largest window's side in patches; no picture may have fewer. */
  public static final int LARGEST_WINDOW = 3;

  private static final List<Integer> WINDOW_SIDES = List.of(2, LARGEST_WINDOW);

  private final VisionTower vision;
  private final TensorDevice device;
  private final int windowsTogether;

  /**
   * The method on a tower.
   *
   * @param vision of at least {@link #LARGEST_WINDOW} patches a side
   * @param device where the tower is
   * @param windowsTogether windows that pass through the tower at once; changes memory and speed
   */
  public WinClip(VisionTower vision, TensorDevice device, int windowsTogether) {
    if (windowsTogether < 1) {
      throw new IllegalArgumentException("windows together: " + windowsTogether);
    }
    this.vision = vision;
    this.device = device;
    this.windowsTogether = windowsTogether;
  }

  /** As many windows at once as have the tokens of one picture, so that none takes more memory. */
  public static int windowsOfOnePicture(VisionTower vision) {
    int patches = vision.gridSide() * vision.gridSide();
    return Math.max(1, patches / (1 + LARGEST_WINDOW * LARGEST_WINDOW));
  }

  @Override
  public Result score(Tensor images, Tensor text) {
    try (TensorScope scope = TensorScope.open()) {
      VisionTower.Output whole = vision.forward(images, List.of());
      Tensor imageFeature = UnitLength.of(whole.imageFeature(), -1); // (B, D)
      Tensor probabilities = PatchScores.probabilities(imageFeature, text); // (B, 2)

      Map<String, Tensor> stages = new LinkedHashMap<>();
      stages.put("image_feature", imageFeature);
      Tensor reciprocals = probabilities.select(1, 1).reciprocal().view(-1, 1, 1); // (B, 1, 1)
      for (int side : WINDOW_SIDES) {
        Windows windows = new Windows(vision.gridSide(), side);
        Tensor scores = scores(windows, whole.embedding(), text); // (B, n)
        reciprocals = reciprocals.add(windows.harmonicMean(scores).reciprocal()); // (B, G, G)
        stages.put("windows." + side, scores);
      }
      Tensor grid = reciprocals.reciprocal().mul(new Scalar(1.0 + WINDOW_SIDES.size()));
      stages.put("grid", grid); // (B, G, G)
      stages.values().forEach(scope::keep);
      return new Result(scope.keep(probabilities), scope.keep(upsample(grid)), stages);
    }
  }

  /** Scores of all windows of a batch, (B, n), in the caller's scope. */
  private Tensor scores(Windows windows, Tensor embedding, Tensor text) {
    try (TensorScope scope = TensorScope.open()) {
      TensorVector pictures = new TensorVector();
      for (long picture = 0; picture < embedding.size(0); picture++) {
        TensorVector parts = new TensorVector();
        for (int first = 0; first < windows.count(); first += windowsTogether) {
          int number = Math.min(windowsTogether, windows.count() - first);
          long[] positions = windows.positions(first, number);
          parts.push_back(
              scores(
                  embedding.select(0, picture), // (1 + L, W)
                  device.longs(positions, number, windows.tokens()),
                  text.narrow(0, picture, 1))); // (1, D, 2)
        }
        pictures.push_back(torch.cat(parts, 1)); // (1, n)
      }
      return scope.keep(torch.cat(pictures, 0)); // (B, n)
    }
  }

  /** Scores of some windows of one picture, (1, n), in the caller's scope. */
  private Tensor scores(Tensor embedding, Tensor positions, Tensor text) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor tokens =
          embedding
              .index_select(0, positions.view(-1))
              .view(positions.size(0), positions.size(1), embedding.size(1)); // (n, 1 + k², W)
      Tensor features = vision.encode(tokens, List.of()).imageFeature(); // (n, D)
      Tensor unit = UnitLength.of(features, -1).unsqueeze(0); // (1, n, D)
      return scope.keep(PatchScores.abnormalProbability(List.of(PatchScores.logits(unit, text))));
    }
  }

  /**
   * The grid's values at the pictures' resolution, (B, S, S): bilinear, with half-pixel centres.
   */
  private Tensor upsample(Tensor grid) {
    try (TensorScope scope = TensorScope.open()) {
      long[] size = {vision.imageSize(), vision.imageSize()};
      Tensor plane = grid.unsqueeze(1); // (B, 1, G, G)
      return scope.keep(
          torch
              .upsample_bilinear2d(plane, size, false, new DoubleOptional(), new DoubleOptional())
              .squeeze(1));
    }
  }
}
