package io.github.adaclip.training;

/**
 * The parts of the loss of one batch; their plain sum is what is minimised.
 *
 * @param contrast how badly pictures and captions find each other, in nats
 * @param classification focal loss of the pictures' labels
 * @param maps focal and dice losses of the patches, mean over the layers
 */
public record PretrainingLoss(double contrast, double classification, double maps) {
  /** The whole loss. */
  public double total() {
    return contrast + classification + maps;
  }
}
