package io.github.adaclip.detect;

/** Which form of hybrid semantic fusion makes the picture's score. */
public enum FusionForm implements OptionName {
  /**
   * The published implementation: clusters of the most anomalous tokens, plain mean over clusters.
   */
  REFERENCE("reference"),
  /** The paper's text: clusters of all patches, the most anomalous one is kept. */
  PAPER("paper");

  private final String optionName;

  FusionForm(String optionName) {
    this.optionName = optionName;
  }

  @Override
  public String optionName() {
    return optionName;
  }

  /** The value of that name; INVALID_OPTION if there is none. */
  public static FusionForm parse(String text) {
    return OptionName.parse(FusionForm.class, "fusion", text);
  }
}
