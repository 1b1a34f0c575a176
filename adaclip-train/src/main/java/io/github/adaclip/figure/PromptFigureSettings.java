package io.github.adaclip.figure;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a {@link PromptComparison} shows.
 *
 * @param prompts the parts of the model's prompts that are compared, at least one
 * @param layer whose patch features, a block counted from 1; empty: the last that is scored
 * @param anomalousShare a patch is anomalous if at least this share of its pixels is, above 0 to 1
 */
public record PromptFigureSettings(
    List<PromptType> prompts, OptionalInt layer, double anomalousShare) {
  /** A patch is anomalous if half of it is. */
  public static final double HALF = 0.5;

  /** Checks the ranges and leaves out what is named twice. */
  public PromptFigureSettings {
    prompts = prompts.stream().distinct().toList();
    if (prompts.isEmpty()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "no prompts to compare")
          .expected("some of none, S, D and SD")
          .fix("name at least one")
          .build();
    }
    if (!(anomalousShare > 0 && anomalousShare <= 1)) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the share of anomalous pixels is out of range")
          .expected("above 0, up to 1")
          .found(anomalousShare)
          .fix("pass for instance 0.5: half of a patch")
          .build();
    }
  }

  /** The paper's figure: no, static, dynamic and hybrid prompts. */
  public static PromptFigureSettings defaults() {
    return new PromptFigureSettings(
        List.of(PromptType.NONE, PromptType.STATIC, PromptType.DYNAMIC, PromptType.HYBRID),
        OptionalInt.empty(),
        HALF);
  }
}
