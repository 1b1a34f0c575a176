package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.StageClock.Stage;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.clip.TextTower;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.PromptSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Floating-point operations of the products of matrices that one picture needs, from the sizes of
 * the model: two for each multiplication. Norms, activations and softmax are not counted.
 *
 * @param widths of both towers
 * @param prompts type, branch, depth J and length M
 * @param sizes of the picture in both passes
 * @param layers whose patches are projected
 */
record ForwardCost(
    ClipArchitecture widths, PromptSettings prompts, PictureSizes sizes, int layers) {
  /** Query, key, value, output and perceptron of one token, in squares of the width. */
  private static final double ALL = 3 + 1 + 4 + 4;

  /** Key and value of one token. */
  private static final double KEY_AND_VALUE = 2;

  /**
   * Operations of each stage, booked where {@link AdaClip} does the work.
   *
   * @param sentences of a class whose first text block is computed already
   */
  Map<Stage, Double> operations(ClassSentences sentences) {
    Map<Stage, Double> operations = new EnumMap<>(Stage.class);
    boolean dynamicVision = prompts.type().hasDynamic() && prompts.branch().hasVision();
    boolean dynamicText = prompts.type().hasDynamic() && prompts.branch().hasText();
    boolean same = dynamicText && !prompts.branch().hasVision() && sizes.areEqual();
    double plain = embedding(sizes.prompted());
    if (same) {
      plain += promptedPass();
    } else if (dynamicVision || dynamicText) {
      plain += plainPass();
    }
    operations.put(Stage.PLAIN_TOWER, plain);
    if (dynamicVision || dynamicText) {
      operations.put(Stage.PROMPTS, generators(dynamicVision, dynamicText));
    }
    if (!same) {
      operations.put(Stage.PROMPTED_TOWER, promptedPass());
    }
    if (dynamicText) {
      operations.put(Stage.TEXT, text(ends(sentences)));
    }
    operations.put(Stage.MAP, map());
    return operations;
  }

  /** All blocks but the last, and of that the class token; the embedding if it is another one. */
  private double plainPass() {
    double width = widths.visionWidth();
    double tokens = 1 + patches(sizes.plain());
    double last =
        2 * width * width * (tokens * KEY_AND_VALUE + ALL - KEY_AND_VALUE) + 4 * tokens * width;
    return (sizes.areEqual() ? 0 : embedding(sizes.plain()))
        + (widths.visionLayers() - 1) * block(tokens, tokens, width)
        + last
        + 2 * width * widths.embeddingWidth();
  }

  /** All blocks with the prompts behind the patches. */
  private double promptedPass() {
    double width = widths.visionWidth();
    double behind = prompts.branch().hasVision() ? prompts.length() : 0;
    double tokens = 1 + patches(sizes.prompted()) + behind;
    return widths.visionLayers() * block(tokens, tokens, width)
        + 2 * width * widths.embeddingWidth();
  }

  private double embedding(int side) {
    double inputs = 3.0 * widths.patchSize() * widths.patchSize();
    return 2 * patches(side) * inputs * widths.visionWidth();
  }

  private double patches(int side) {
    double grid = (double) side / widths.patchSize();
    return grid * grid;
  }

  private double generators(boolean vision, boolean text) {
    double outputs = (vision ? widths.visionWidth() : 0) + (text ? widths.embeddingWidth() : 0);
    return 2.0 * prompts.length() * widths.embeddingWidth() * outputs;
  }

  /** What follows the first block; start token and prompts once, the rest of each sentence. */
  private double text(int[] ends) {
    double width = widths.textWidth();
    int common =
        1
            + (prompts.depth() > 1
                ? Math.min(prompts.length(), Arrays.stream(ends).max().orElse(0))
                : 0);
    double own = Arrays.stream(ends).map(end -> Math.max(0, end + 1 - common)).sum();
    double meetings =
        Arrays.stream(ends)
            .mapToDouble(end -> (double) Math.max(0, end + 1 - common) * (end + 1))
            .sum();
    double rows = common + own;
    double middle = 2 * ALL * rows * width * width + 4 * width * (meetings + common * common);
    double last = 2 * width * width * (rows * KEY_AND_VALUE + ends.length * (ALL - KEY_AND_VALUE));
    return (widths.textLayers() - 2) * middle
        + last
        + 2.0 * ends.length * width * widths.embeddingWidth();
  }

  private double map() {
    double shared = widths.embeddingWidth();
    double perPatch = 2 * widths.visionWidth() * shared + 2 * shared * 2;
    return layers * patches(sizes.prompted()) * perPatch + 2 * shared * shared;
  }

  /** A block for some tokens, who look at others. */
  private static double block(double tokens, double others, double width) {
    return 2 * ALL * tokens * width * width + 4 * tokens * others * width;
  }

  private static int[] ends(ClassSentences sentences) {
    return Stream.concat(Arrays.stream(sentences.normal()), Arrays.stream(sentences.abnormal()))
        .mapToInt(TextTower::endOfText)
        .toArray();
  }
}
