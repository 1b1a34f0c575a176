package io.github.adaclip.torch.training;

import io.github.adaclip.torch.tensor.Shapes;
import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** CLIP's own loss: pictures and captions have to find each other. */
public final class PretrainingLosses {
  private PretrainingLosses() {}

  /**
   * Cross entropy of two sides, in which the rarer one counts more.
   *
   * @param logits normal and abnormal along the last axis (…, 2)
   * @param abnormal part that is abnormal, 0 to 1, (…)
   * @param weight of what is abnormal, against 1 of what is normal
   * @return a single number, in nats, in the caller's scope
   */
  public static Tensor sides(Tensor logits, Tensor abnormal, double weight) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor probabilities = torch.log_softmax(logits, logits.dim() - 1); // (…, 2)
      Tensor ofAbnormal = probabilities.select(-1, 1).mul(abnormal).mul(new Scalar(weight));
      Tensor normal = abnormal.neg().add(new Scalar(1.0));
      Tensor ofNormal = probabilities.select(-1, 0).mul(normal);
      return scope.keep(ofAbnormal.add(ofNormal).mean().neg());
    }
  }

  /**
   * Cross entropy of pictures' labels, where a picture is as abnormal as its most abnormal patches:
   * a normal picture must not have a single one, and in an abnormal one the defect must stand out.
   *
   * @param margins abnormal less normal logit of every patch (B, L)
   * @param labels 1 abnormal, 0 normal (B)
   * @param part of the patches whose mean margin speaks for the picture, above 0 to 1; at least one
   *     patch
   * @return a single number, in nats, in the caller's scope
   */
  public static Tensor peaks(Tensor margins, Tensor labels, double part) {
    Shapes.require("labels", labels, margins.size(0));
    try (TensorScope scope = TensorScope.open()) {
      long count = Math.max(1, Math.round(part * margins.size(1)));
      Tensor peaks = torch.topk(margins, count).get0().mean(1); // (B)
      return scope.keep(torch.softplus(peaks).sub(peaks.mul(labels)).mean());
    }
  }

  /**
   * Cross entropy of picture to caption and of caption to picture, their mean.
   *
   * <p>Source: Radford et al. 2021, figure 3; several captions may be right for one picture, which
   * then share its probability (Khosla et al., "Supervised Contrastive Learning", NeurIPS 2020).
   *
   * @param pictures unit-length features (B, D)
   * @param captions unit-length features (B, D), in the same order
   * @param belonging 1 where picture and caption belong together, else 0; symmetric, (B, B)
   * @param scale cosines are multiplied by it
   * @return a single number, in nats, in the caller's scope
   */
  public static Tensor contrast(Tensor pictures, Tensor captions, Tensor belonging, double scale) {
    long batch = pictures.size(0);
    Shapes.require("captions", captions, batch, pictures.size(1));
    Shapes.require("belonging", belonging, batch, batch);
    try (TensorScope scope = TensorScope.open()) {
      Tensor share = belonging.div(belonging.sum(1).unsqueeze(1)); // (B, B)
      Tensor logits = pictures.matmul(captions.t()).mul(new Scalar(scale)); // (B, B)
      Tensor found = torch.log_softmax(logits, 1).mul(share).sum();
      Tensor foundBack = torch.log_softmax(logits.t(), 1).mul(share).sum();
      return scope.keep(found.add(foundBack).mul(new Scalar(-0.5 / batch)));
    }
  }
}
