package io.github.adaclip.weights;

/**
 * How a model is prompted.
 *
 * @param type which prompts there are
 * @param branch which towers get them
 * @param depth number of prompted blocks (J), at least 1; 0 only without prompts
 * @param length prompts per block (M), 1 to 75; 0 only without prompts
 */
public record PromptSettings(PromptType type, PromptBranch branch, int depth, int length) {
  /** The most prompts that fit between the start token and the end of a text of 77 tokens. */
  public static final int MAX_LENGTH = 75;

  public PromptSettings {
    int least = type == PromptType.NONE ? 0 : 1;
    if (depth < least || length < least || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "prompt depth must be at least "
              + least
              + " and prompt length "
              + least
              + " to "
              + MAX_LENGTH
              + ", found "
              + depth
              + " and "
              + length);
    }
  }

  /** AdaCLIP's default: static and dynamic prompts in both towers, in 4 blocks, 5 each. */
  public static PromptSettings defaults() {
    return new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, 4, 5);
  }
}
