package io.github.adaclip.training;

/**
 * The parts of the loss of one batch, each with its weight; their plain sum is what is minimised.
 *
 * @param contrast how badly pictures and captions find each other: cross entropy
 * @param classification focal loss of the pictures' labels
 * @param maps cross entropy of the patches' two sides, mean over the layers
 * @param peaks cross entropy of the pictures' labels, told by their most abnormal patches
 */
public record PretrainingLoss(double contrast, double classification, double maps, double peaks) {
  /** The whole loss. */
  public double total() {
    return contrast + classification + maps + peaks;
  }
}
