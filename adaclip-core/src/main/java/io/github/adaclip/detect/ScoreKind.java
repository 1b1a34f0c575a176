package io.github.adaclip.detect;

/** What the score of a picture is made from. */
public enum ScoreKind implements OptionName {
  /** Class feature blended with the clustered patch feature (hybrid semantic fusion). */
  FUSION("fusion"),
  /** Class feature alone. */
  CLASS("class"),
  /** The largest value of the smoothed anomaly map at the model's size. */
  MAX_MAP("max-map");

  private final String optionName;

  ScoreKind(String optionName) {
    this.optionName = optionName;
  }

  @Override
  public String optionName() {
    return optionName;
  }

  /** The value of that name; INVALID_OPTION if there is none. */
  public static ScoreKind parse(String text) {
    return OptionName.parse(ScoreKind.class, "score", text);
  }
}
