package io.github.adaclip.detect;

/**
 * How pictures are scored: with AdaCLIP, or with a method it is compared with, on the same towers.
 */
public enum DetectionMethod implements OptionName {
  /** Prompts in both towers, learnt projections, and {@link ScoreKind} for the score. */
  ADACLIP("adaclip"),
  /**
   * Plain CLIP: image feature and patch tokens of the last layer against the two text features;
   * nothing is learnt.
   */
  CLIP("clip"),
  /**
   * WinCLIP's zero-shot part (Jeong et al., CVPR 2023): image features of windows of 2 × 2 and 3 ×
   * 3 patches and of the whole picture, joined by harmonic means; nothing is learnt.
   */
  WINCLIP("winclip"),
  /**
   * Local contrast ({@link io.github.adaclip.map.LocalContrast}): no model at all, what any of the
   * others has to beat.
   */
  CONTRAST("contrast");

  private final String optionName;

  DetectionMethod(String optionName) {
    this.optionName = optionName;
  }

  @Override
  public String optionName() {
    return optionName;
  }

  /** Whether the method uses AdaCLIP's prompts and projections. */
  public boolean needsCheckpoint() {
    return this == ADACLIP;
  }

  /** The value of that name; INVALID_OPTION if there is none. */
  public static DetectionMethod parse(String text) {
    return OptionName.parse(DetectionMethod.class, "method", text);
  }
}
