package io.github.adaclip.torch.training;

import io.github.adaclip.torch.tensor.Shapes;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.training.DiceForm;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The two losses of AdaCLIP's training, each one number for a batch.
 *
 * <p>Source: AdaCLIP, section 3.5; reference classes {@code FocalLoss} (Lin et al., "Focal Loss for
 * Dense Object Detection", ICCV 2017) and {@code BinaryDiceLoss} (Milletari et al., "V-Net", 3DV
 * 2016).
 */
public final class Losses {
  /** Keeps logarithm and labels away from 0 and 1; the reference's {@code smooth}. */
  private static final double FOCAL_SMOOTH = 1e-5;

  /** Keeps the quotient defined where neither map nor mask has anything. */
  private static final double DICE_SMOOTH = 1;

  private Losses() {}

  /**
   * Focal loss, gamma 2: the mean of −(1 − p)² · log p, with p the probability of the true side
   * plus 1e-5, true sides being softened to 1 − 1e-5.
   *
   * @param probabilities (B, 2) or (B, 2, S, S); normal, abnormal
   * @param abnormal 1 where abnormal is true, else 0; (B) or (B, S, S)
   * @return a single number, in the caller's scope
   */
  public static Tensor focal(Tensor probabilities, Tensor abnormal) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor normal = abnormal.neg().add(new Scalar(1.0));
      Tensor truth =
          torch
              .stack(new TensorVector(normal, abnormal), 1)
              .clamp(
                  new ScalarOptional(new Scalar(FOCAL_SMOOTH)),
                  new ScalarOptional(new Scalar(1 - FOCAL_SMOOTH)));
      Shapes.require("probabilities", probabilities, truth.shape());
      Tensor ofTruth =
          probabilities.mul(truth).sum(1).add(new Scalar(FOCAL_SMOOTH)); // (B) or (B, S, S)
      Tensor missing = ofTruth.neg().add(new Scalar(1.0)).square();
      return scope.keep(missing.mul(ofTruth.log()).mean().neg());
    }
  }

  /**
   * Dice loss: the mean over pictures or rows of 1 − (2 Σ xy + 1) / (Σ x + Σ y + 1).
   *
   * @param map probabilities of one side (B, S, S)
   * @param truth 1 where that side is true, else 0; (B, S, S)
   * @return a single number, in the caller's scope
   */
  public static Tensor dice(Tensor map, Tensor truth, DiceForm form) {
    Shapes.require("map", map, truth.shape());
    try (TensorScope scope = TensorScope.open()) {
      long counted =
          switch (form) {
            case ROWS -> map.size(0) * map.size(1);
            case IMAGE -> map.size(0);
          };
      Tensor x = map.reshape(counted, -1);
      Tensor y = truth.reshape(counted, -1);
      Scalar smooth = new Scalar(DICE_SMOOTH);
      Tensor shared = x.mul(y).sum(1).mul(new Scalar(2.0)).add(smooth);
      Tensor all = x.sum(1).add(y.sum(1)).add(smooth);
      return scope.keep(shared.div(all).neg().add(new Scalar(1.0)).mean());
    }
  }
}
