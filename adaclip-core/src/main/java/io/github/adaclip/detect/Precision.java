package io.github.adaclip.detect;

/** In which numbers the towers multiply matrices; everything else is float32 in any case. */
public enum Precision implements OptionName {
  /** float32 throughout, as published. */
  FP32("fp32"),
  /** Weights and what they are multiplied with in 8 bits; sums are exact. For detection only. */
  INT8("int8"),
  /** bfloat16, for processors that have it. */
  BF16("bf16");

  private final String optionName;

  Precision(String optionName) {
    this.optionName = optionName;
  }

  @Override
  public String optionName() {
    return optionName;
  }

  /** The value of that name; INVALID_OPTION if there is none. */
  public static Precision parse(String text) {
    return OptionName.parse(Precision.class, "precision", text);
  }
}
