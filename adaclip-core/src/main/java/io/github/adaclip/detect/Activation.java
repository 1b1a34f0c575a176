package io.github.adaclip.detect;

/**
 * The activation inside both towers' perceptrons.
 *
 * <p>OpenAI's weights were made with {@link #QUICK_GELU}; AdaCLIP's reference builds its towers
 * with the exact form and its published prompts were trained that way, so {@link #GELU} is the
 * default.
 */
public enum Activation implements OptionName {
  /** x · Φ(x), with the error function. */
  GELU("gelu"),
  /** x · sigmoid(1.702 x). */
  QUICK_GELU("quick_gelu");

  private final String optionName;

  Activation(String optionName) {
    this.optionName = optionName;
  }

  @Override
  public String optionName() {
    return optionName;
  }

  /** The value of that name; INVALID_OPTION if there is none. */
  public static Activation parse(String text) {
    return OptionName.parse(Activation.class, "activation", text);
  }
}
